// Commands that ask another hub than Hugging Face for what looks like an id of it.
import type { HubId } from '../reference';
import type { Word } from '../syntax/bashWords';
import { onceAText } from './onceAText';

/** Of ms-swift 4.6.0: what its two programs do with a model. */
const verbs = new Set('pt sft rlhf infer deploy rollout sample export eval app web-ui merge-lora'.split(' '));

/** What starts them stands before: `nohup`, `uv run`. */
const mostBefore = 6;

/** `USE_HF=1`, `--use_hf true`: its models are then those of Hugging Face (swift/model/register.py). */
const saysOtherwise = onceAText((text: string) =>
	/\bUSE_HF\b["']?[\s,:=]{1,4}["']?(?:1|true|yes)\b/i.test(text),
);

/** The hub that a command asks, where it is not the usual one. */
export function hubAsked(words: readonly Word[], text: string): HubId | undefined {
	const starts = words
		.slice(0, mostBefore)
		.some(
			(word, at) => /^(?:.*\/)?(?:swift|megatron)$/.test(word.text) && verbs.has(words[at + 1]?.text ?? ''),
		);
	return starts && !saysOtherwise(text) ? 'modelscope' : undefined;
}
