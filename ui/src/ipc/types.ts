/** The shapes that Rust and the page exchange. Everything outside `ipc/` imports them from here. */
export type * from './generated/bindings';

import type { AppError } from './generated/bindings';

export type ErrorKind = AppError['kind'];

/** What a command gives back: a value, or an error that has words in `errors.ftl`. Nothing is thrown. */
export type Answered<T> = { ok: true; value: T } | { ok: false; error: AppError };
