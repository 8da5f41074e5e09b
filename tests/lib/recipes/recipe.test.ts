import t from 'tap'
import { parseRecipe, recipeKey } from '#lib/recipes/recipe.ts'

const canonical: Record<string, string> = {
  grayscale: 'grayscale',
  'grayscale:weights=luminance': 'grayscale',
  'grayscale:weights=rec601': 'grayscale:weights=rec601',
  'resize:height=600;width=800': 'resize:width=800;height=600',
  'resize:width=0800': 'resize:width=800',
  'resize:width=800.0;enlarge=false;fit=inside': 'resize:width=800',
  'resize:width=16384;enlarge=true': 'resize:width=16384;enlarge=true',
  'thermal:palette=ironbow,resize:width=9': 'thermal,resize:width=9',
  'resize:width=9,thermal': 'resize:width=9,thermal',
  'thermal,thermal,thermal': 'thermal,thermal,thermal',
  'duotone:shadows=#ABCDEF': 'duotone:shadows=abcdef',
  'gradient-map:stops=#000000-ff8800-#FFFFFF': 'gradient-map:stops=000000-ff8800-ffffff',
  'grayscale,output': 'grayscale',
  'grayscale,output:format=png': 'grayscale',
  'grayscale,output:quality=80;format=webp': 'grayscale,output:format=webp;quality=80',
  'grayscale,output:format=png;quality=80': 'grayscale,output:quality=80',
  output: 'output',
  'output:format=png': 'output',
  'output:format=original': 'output:format=original'
}

t.test('equivalent recipes have the same canonical text', async (t) => {
  for (const [text, expected] of Object.entries(canonical)) {
    t.equal(parseRecipe(text).text, expected, text)
    t.equal(parseRecipe(expected).text, expected, `${expected} is canonical`)
  }
})

t.test('defaults are filled in', async (t) => {
  t.match(parseRecipe('resize:height=5,grayscale'), {
    steps: [
      { name: 'resize', parameters: { height: 5, fit: 'inside', enlarge: false } },
      { name: 'grayscale', parameters: { weights: 'luminance' } }
    ],
    output: { format: 'png' }
  })
})

t.test('output sets the encoding and is not a step', async (t) => {
  const { steps, output } = parseRecipe('resize:width=9,output:format=avif;quality=1')
  t.match(steps, [{ name: 'resize', parameters: { width: 9 } }])
  t.equal(steps.length, 1)
  t.match(output, { format: 'avif', quality: 1 })
  t.strictSame(parseRecipe('output').steps, [])
})

t.test('sixteen steps and 512 characters are allowed', async (t) => {
  t.equal(parseRecipe(`${'thermal,'.repeat(15)}output:format=gif`).steps.length, 15)
  const long = `${'resize:height=000000600;enlarge=false,'.repeat(13)}resize:width=00080`
  t.equal(long.length, 512)
  t.equal(parseRecipe(long).steps.length, 14)
})

t.test('a key is the first 32 hexadecimal digits of the SHA-256 of the text', async (t) => {
  // printf %s grayscale | sha256sum
  t.equal(recipeKey('grayscale'), 'f918a31fdaa81485f9f78286bd436ce2')
  t.not(recipeKey('grayscale'), recipeKey('thermal'))
})
