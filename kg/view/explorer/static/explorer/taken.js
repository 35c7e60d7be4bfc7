// Which parts of the screen are taken.

const CELL = 72; // pixels: what may be in the way is looked up by cells of this side

/** A box is left, top, right, bottom. */
export class Taken {
  constructor() {
    /** @type {Map<number, number[][]>} */
    this.cells = new Map();
  }

  /** @param {number[]} box */
  take(box) {
    for (let i = Math.floor(box[0] / CELL); i <= Math.floor(box[2] / CELL); i++) {
      for (let j = Math.floor(box[1] / CELL); j <= Math.floor(box[3] / CELL); j++) {
        const cell = this.cells.get(i * 10_000 + j);
        if (cell) cell.push(box);
        else this.cells.set(i * 10_000 + j, [box]);
      }
    }
  }

  /** @param {number[]} box */
  free(box) {
    const [left, top, right, bottom] = box;
    for (let i = Math.floor(left / CELL); i <= Math.floor(right / CELL); i++) {
      for (let j = Math.floor(top / CELL); j <= Math.floor(bottom / CELL); j++) {
        const cell = this.cells.get(i * 10_000 + j);
        if (cell) for (const other of cell) if (left < other[2] && right > other[0] && top < other[3] && bottom > other[1]) return false;
      }
    }
    return true;
  }
}
