import { commands as generated } from './generated/bindings';
import type { Answered, AppError } from './types';

type Outcome<T> = { status: 'ok'; data: T } | { status: 'error'; error: AppError };
type Said<R> = Extract<Awaited<R>, { status: 'ok' }> extends { data: infer T } ? T : never;

/** Every command of the program by its name, giving an `Answered` value. */
export type Commands = {
  [Name in keyof typeof generated]: (
    ...args: Parameters<(typeof generated)[Name]>
  ) => Promise<Answered<Said<ReturnType<(typeof generated)[Name]>>>>;
};

/** An error that is no `AppError` means that the program behind the page is gone: nothing more was kept. */
function named(error: unknown): AppError {
  const known = typeof error === 'object' && error !== null && 'kind' in error;
  return known ? (error as AppError) : { kind: 'locked' };
}

function answering<T>(call: (...args: never[]) => Promise<Outcome<T>>) {
  return async (...args: never[]): Promise<Answered<T>> => {
    try {
      const said = await call(...args);
      return said.status === 'ok' ? { ok: true, value: said.data } : { ok: false, error: named(said.error) };
    } catch (error) {
      return { ok: false, error: named(error) };
    }
  };
}

export const commands = Object.fromEntries(
  Object.entries(generated).map(([name, call]) => [
    name,
    answering(call as (...args: never[]) => Promise<Outcome<unknown>>),
  ]),
) as unknown as Commands;

/** Puts other answers in place: the fake household of the tests and of `npm run dev`. */
export function answerWith(others: Commands): void {
  Object.assign(commands, others);
}
