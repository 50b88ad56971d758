import { decisions } from './decisions';
import { detection } from './detection';
import { edits } from './edits';
import { hubAnswers } from './hubAnswers';
import { locks } from './locks';
import { policies } from './policies';
import type { Property } from './property';
import { questions } from './questions';

/** Every promise that is tried on made-up inputs. */
export const properties: readonly Property[] = [
	...detection,
	...edits,
	...policies,
	...hubAnswers,
	...decisions,
	...locks,
	...questions,
];
