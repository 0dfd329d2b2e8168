import type { Answer, StepView } from '../../ipc/types';
import type { Audience } from '../../kit/AudienceLine.svelte';

/** What every kind of step gets: the step, what stands there, and where new words go. */
export interface StepProps {
  step: StepView;
  answer: Answer | null;
  /** The id of the heading that asks. */
  labelledby: string;
  /** The ids of the lines under it. */
  describedby: string;
  audience: Audience;
  onanswer: (answer: Answer) => void;
  /** The field was left: what is owed goes out now. */
  onleave: () => void;
}
