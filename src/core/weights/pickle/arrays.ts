import type { PickleMachine } from './machine';
import type { StreamJudge } from './stream';

/** later */
export async function skipArray(_machine: PickleMachine, _streams: StreamJudge): Promise<void> {}
