// An answer that is not what was asked for.

export class Refusal extends Error {
  /** What is wrong, and what to do. @param {number} status as HTTP has them @param {string} wrong @param {string} remedy */
  constructor(status, wrong, remedy) {
    super(wrong);
    this.status = status;
    this.remedy = remedy;
  }
}
