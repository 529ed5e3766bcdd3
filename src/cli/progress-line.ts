/** One line of a terminal that says how far a long run is. */
export interface ProgressLine {
  show(text: string): void;
  /** Takes the line away. */
  end(): void;
}

/** Shorter runs show nothing; between two changes of the line this many milliseconds pass. */
const FIRST_AFTER = 500;
const EVERY = 100;

/** Makes the line; where the stream is no terminal it writes nothing. */
export function progressLine(stream: {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}): ProgressLine {
  const started = performance.now();
  let last = started + FIRST_AFTER - EVERY;
  let shown = false;
  return {
    show(text) {
      const now = performance.now();
      if (stream.isTTY !== true || now - last < EVERY) return;
      last = now;
      shown = true;
      stream.write(`\r\x1b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    end() {
      if (shown) stream.write('\r\x1b[2K');
      shown = false;
    },
  };
}
