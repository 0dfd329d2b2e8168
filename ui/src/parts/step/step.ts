import type { Answer, StepView } from '../../ipc/types';
import type { Audience } from '../../kit/AudienceLine.svelte';
import type { Run } from '../../state/run.svelte';

/** What every kind of step gets: the step, what stands there, and where new words go. */
export interface StepProps {
  step: StepView;
  answer: Answer | null;
  /** The run it belongs to: for what was written at other steps, and how long one has been here. */
  run: Run;
  /** The id of the heading that asks. */
  labelledby: string;
  /** The ids of the lines under it. */
  describedby: string;
  audience: Audience;
  onanswer: (answer: Answer) => void;
  /** The field was left: what is owed goes out now. */
  onleave: () => void;
}
