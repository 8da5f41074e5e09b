/** Types of the recipe's chain and its controls. No browser loads this file. */
declare namespace Studio {
  type Words = DOMStringMap
  type Size = { width: number; height: number }
  type Point = { x: number; y: number }
  /** A part of the picture, in shares of its width and height. */
  type Region = { left: number; top: number; width: number; height: number }
  /** Whole percents of full light. */
  type Band = { low: number; high: number }

  /** A parameter, as the catalogue describes it. */
  type Property = {
    type?: string
    enum?: string[]
    minimum?: number
    maximum?: number
    pattern?: string
    default?: string | number | boolean
    format?: string
    widget?: string
    examples?: string[]
    title?: string
    description?: string
    colors?: Record<string, string>
  }
  type Properties = Record<string, Property>
  type Entry = {
    name: string
    kind?: string
    label: string
    description: string
    example: string
    parameters: { properties?: Properties; required?: string[]; anyOf?: { required: string[] }[] }
  }
  type NamedRecipe = { name: string; label?: string; recipe: string }
  /** What `GET /treatments` answers. */
  type Listed = { treatments: Entry[]; recipes: NamedRecipe[] }
  type Catalogue = ReturnType<typeof import('./chain/catalogue.js').createCatalogue>

  /** As they stand in a recipe's text. */
  type Parameters = Record<string, string>
  /** `muted` steps are kept, and not asked for. */
  type Step = { id: number; name: string; parameters: Parameters; muted: boolean }
  type Chain = { steps: Step[]; output: Parameters }
  /** A chain is a version; `step` is the id of the chosen one. */
  type State = { chains: Chain[]; version: number; step: number | undefined }
  type Store = ReturnType<typeof import('./chain/store.js').createStore>
  type Actions = ReturnType<typeof import('./chain/actions.js').createActions>
  type Acting = {
    store: Store
    catalogue: Catalogue
    /** Gives a new step what it cannot be without. */
    begin: (name: string) => Parameters
    /** Heard by screen readers. */
    say: (word: string, values: Record<string, string | number>) => void
  }
  type Options = Places & {
    /** Those of `partials/chain.eta`. */
    words: Words
    catalogue: Listed
    onChange: (change: { final: boolean }) => void
  }
  type Pictures = ReturnType<typeof import('./chain/small-pictures.js').createSmallPictures>
  type Viewing = { words: Words; catalogue: Catalogue; actions: Actions; pictures: Pictures }
  type Settings = Viewing & { shared: Shared; current: () => Step | undefined }
  type Editor = ReturnType<typeof import('./chain/editor.js').createEditor>
  type Places = { chain: HTMLElement; panel: HTMLElement; overlay: Overlay }
  type Editing = Places & {
    words: Words
    catalogue: Catalogue
    store: Store
    actions: Actions
    pictures: Pictures
    photograph: () => Size & { url: string }
  }

  /** Lies exactly over the picture that is shown. Pixels and histogram are the untreated picture's. */
  type Overlay = {
    element: HTMLElement
    onResize(call: () => void): void
    pixelsAt(x: number, y: number): readonly number[] | undefined
    histogram(): Uint32Array | undefined
  }
  type Readings = Omit<Overlay, 'onResize'> & {
    /** Returns how to stop hearing of it. */
    onResize(call: () => void): () => void
  }
  /** `final`: the control was let go. */
  type Set = (key: string, value: string, final: boolean) => void
  type Shared = {
    words: Words
    overlay: Readings
    /** Of the picture that the step works on; its proportions alone unless `isSized`. */
    size: () => Size
    isSized: () => boolean
  }
  /** What a control is given. The value is a recipe's text; empty is "not given". */
  type Field = Shared & {
    id: string
    key: string
    step: string
    property: Property
    value: string
    change: (value: string, final: boolean) => void
    /** What another parameter is at the moment; and changes it. */
    set: Set
    read: (key: string) => string
  }
  type Fields = Shared & {
    name: string
    properties: Properties
    read: (key: string) => string
    set: Set
  }
  type Control = {
    element: HTMLElement
    /** Takes away what lies over the photograph. */
    stop?: () => void
    /** Another parameter of the step has changed. */
    follow?: () => void
  }
  type CreateControl = (field: Field) => Control
}
