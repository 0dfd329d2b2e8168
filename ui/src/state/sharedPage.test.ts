import { expect, test, vi } from 'vitest';

import { answerWith, commands } from '../ipc/commands';
import type { PostSaying } from '../ipc/types';
import { PostPage } from './posts.svelte';
import { CopyPage } from './sharing.svelte';

const saying: PostSaying = { reply: 'note', text: 'I read it.', day: null };

test.each([
  ['a post', () => new PostPage('one')],
  ['a copy', () => new CopyPage('one')],
])('what is said about %s goes in once, however often it is pressed', async (_, open) => {
  const postReply = vi.fn(() => Promise.resolve({ ok: true as const, value: null }));
  const gone = () => Promise.resolve({ ok: false as const, error: { kind: 'unknownShared' as const } });
  answerWith({ ...commands, postReply, postShow: gone, copyShow: gone });
  const page = open();
  const said = await Promise.all([page.say(saying, null), page.say(saying, null)]);
  expect(said).toEqual([true, false]);
  expect(postReply).toHaveBeenCalledTimes(1);
});
