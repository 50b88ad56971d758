import * as l10n from '@vscode/l10n';
import type { Fix } from '../finding';
import { inSentences } from '../wording';
import { declaredText } from './declaredPlace';
import { isGone, type Removed, removedOf } from './removedApis';
import type { CallContext, CallIssue, Rule } from './rule';

export const removedApi: Rule = {
	id: 'removed-api',
	severity: 'warning',
	tags: ['availability', 'fit'],
	docs: {
		when: 'A call, a task or a keyword that the declared version of its library no longer has: tasks of `pipeline()` that left transformers 5, its TensorFlow and Flax classes, `use_auth_token`, `load_in_8bit` and `load_in_4bit`, and what huggingface_hub 1.0 took away. Only where every version that the project declares is without it; nothing is said where no version is declared, or an older one may be installed. `torch_dtype` is left alone: transformers 5 still takes it.',
		why: 'Snippets of old model cards fail with newer releases, or, worse, are silently ignored: a token that is not read, weights that are loaded in another precision.',
		fix: 'Rewrites what can be rewritten without a choice: `use_auth_token=` becomes `token=`, `load_in_8bit=True` becomes an entry of `quantization_config` (shown first). Elsewhere the message says what took its place.',
		example: 'model = AutoModel.from_pretrained("org/name", use_auth_token=True)',
		after: 'model = AutoModel.from_pretrained("org/name", token=True)',
		source:
			'The wheels of transformers 4.57.6, 5.0.0, 5.4.0, 5.24.0, of huggingface_hub 0.36.2, 1.0.0, 2.4.0 and of diffusers 0.25.0, 0.42.1; the migration guide of transformers 5 (`MIGRATION_GUIDE_V5.md`).',
	},
	*checkCall({ call, declared }: CallContext): Iterable<CallIssue> {
		for (const removed of removedOf(call)) {
			const { package: name, gone } = removed;
			const declaration = declared.of(name);
			if (declaration && isGone(removed, declared)) {
				const span = call.keywords?.[removed.what];
				yield {
					message: inSentences(
						l10n.t(
							'{0}: {2} has no {1} since {3}, and this project declares {4}.',
							call.call,
							removed.what,
							name,
							gone,
							declaredText(declaration),
						),
						removed.instead,
					),
					...(span ? { span } : {}),
					fixes: fixesOf(removed),
				};
			}
		}
	},
};

function fixesOf({ title, edits, same }: Removed): readonly Fix[] {
	return title !== undefined && edits
		? [{ title, edits, behaviour: same !== true, ...(same ? { preferred: true } : {}) }]
		: [];
}
