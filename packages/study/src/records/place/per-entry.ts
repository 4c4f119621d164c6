/**
 * What is made of each entry of a dictionary, made once. Dictionaries of a column grow from batch to batch and now and then begin anew;
 * what was made of entries seen before is kept.
 */
export class PerEntry<Value> {
  #dictionary: readonly string[] | undefined;
  #values: Value[] = [];
  readonly #make: (text: string) => Value;

  constructor(make: (text: string) => Value) {
    this.#make = make;
  }

  /** By the number of the entry. */
  of(dictionary: readonly string[]): readonly Value[] {
    if (dictionary !== this.#dictionary) {
      this.#dictionary = dictionary;
      this.#values = [];
    }
    for (let at = this.#values.length; at < dictionary.length; at++)
      this.#values.push(this.#make(dictionary[at]!));
    return this.#values;
  }
}
