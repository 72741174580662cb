/** As much of PostgreSQL's protocol as it takes to know whose turn it is. */

const sslRequest = 80_877_103;
const gssRequest = 80_877_104;
/** Messages that a server answers up to ReadyForQuery: Query, Sync, FunctionCall. */
const asking = new Set(["Q", "S", "F"]);

/** One connection, seen from the client: whether the server still owes an answer. */
export class Exchange {
  isWaiting = false;
  #isStarted = false;
  #sent = new Uint8Array();
  #received = new Uint8Array();

  /** What of it goes to the server, and what is answered here: there is no encryption to agree on. */
  send(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly answer?: Uint8Array } {
    const copy = Uint8Array.from(bytes);
    if (!this.#isStarted && copy.length === 8 && isEncryptionRequest(copy))
      return { bytes: new Uint8Array(), answer: Uint8Array.of("N".charCodeAt(0)) };
    this.#sent = joined(this.#sent, copy);
    for (let message = this.#takeSent(); message !== undefined; message = this.#takeSent()) {
      if (message === "" || asking.has(message)) this.isWaiting = true;
    }
    return { bytes: copy };
  }

  receive(bytes: Uint8Array): void {
    this.#received = joined(this.#received, bytes);
    for (;;) {
      const length = lengthAt(this.#received, 1);
      if (length === undefined || this.#received.length < length + 1) return;
      // ReadyForQuery; an error that ends the connection before there was one.
      const type = String.fromCharCode(this.#received[0] ?? 0);
      if (type === "Z" || (type === "E" && !this.#isReady)) this.isWaiting = false;
      if (type === "Z") this.#isReady = true;
      this.#received = this.#received.slice(length + 1);
    }
  }

  #isReady = false;

  /** The type of the next whole message, which the first has none of. */
  #takeSent(): string | undefined {
    const lead = this.#isStarted ? 1 : 0;
    const length = lengthAt(this.#sent, lead);
    if (length === undefined || this.#sent.length < length + lead) return undefined;
    const type = this.#isStarted ? String.fromCharCode(this.#sent[0] ?? 0) : "";
    this.#isStarted = true;
    this.#sent = this.#sent.slice(length + lead);
    return type;
  }
}

function isEncryptionRequest(bytes: Uint8Array): boolean {
  const code = lengthAt(bytes, 4);
  return code === sslRequest || code === gssRequest;
}

function lengthAt(bytes: Uint8Array, offset: number): number | undefined {
  if (bytes.length < offset + 4) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(offset);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}
