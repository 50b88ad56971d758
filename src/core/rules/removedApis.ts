// What newer releases of the libraries no longer have, each read in the release named and in the one before it.
import * as l10n from '@vscode/l10n';
import type { Declared } from '../declared/declared';
import type { Edit } from '../finding';
import type { Argument, WatchedCall } from '../reference';

/** Something that a release took away. */
export interface Removed {
	readonly package: string;
	/** The first release that was read without it. */
	readonly gone: string;
	/** A later release that has something in its place. */
	readonly until?: string;
	/** What is gone, as it is written: `use_auth_token`. */
	readonly what: string;
	/** What happens now, and what to write instead: whole sentences. */
	readonly instead: string;
	readonly title?: string;
	readonly edits?: readonly Edit[];
	/** The rewrite means what the old form meant. */
	readonly same?: boolean;
}

/** Whether every version that is declared is without it; false where none is declared. */
export const isGone = ({ package: name, gone, until }: Removed, declared: Declared): boolean =>
	declared.isBelow(name, gone) === false && (until === undefined || declared.isBelow(name, until) === true);

/** What of this call some release no longer has. */
export function removedOf(call: WatchedCall): readonly Removed[] {
	return [...tasks(call), ...frameworks(call), ...keywords(call), ...functions(call)];
}

const chat = (task: string) => l10n.t('Use the task {0} with a chat model.', task);

/** Tasks of `pipeline`: wheels of 4.41.2, 4.44.2, 4.57.6, 5.0.0, 5.4.0 and 5.24.0. */
function tasks({ watch, library, arguments: { task } }: WatchedCall): Removed[] {
	const said = task?.state === 'known' && typeof task.value === 'string' ? task.value : undefined;
	if (watch !== 'pipeline' || library !== 'transformers' || said === undefined) {
		return [];
	}
	const gone = (since: string, instead: string, until?: string): Removed[] => [
		{ package: 'transformers', gone: since, what: said, instead, ...(until ? { until } : {}) },
	];
	switch (said.startsWith('translation_') ? 'translation' : said) {
		case 'summarization':
		case 'translation':
		case 'text2text-generation':
			return gone('5', chat('text-generation'));
		case 'question-answering':
			return gone('5.4', chat('text-generation'));
		case 'visual-question-answering':
		case 'vqa':
			return gone('5.4', chat('image-text-to-text'));
		case 'image-to-image':
			return gone('5.4', l10n.t('Use diffusers to make images.'));
		case 'image-to-text':
			// 5.24 takes it for `image-text-to-text` and says so.
			return gone('5', l10n.t('Use the task {0}.', 'image-text-to-text'), '5.18.1');
		case 'conversational':
			return gone('4.44.2', chat('text-generation'));
		default:
			return [];
	}
}

/** The wheels of 5.0.0 and later have no modelling code for TensorFlow and Flax; that of 4.57.6 has 119 such files. */
function frameworks({ watch, call }: WatchedCall): Removed[] {
	if (watch !== 'other-framework') {
		return [];
	}
	const name = call.split('.').at(-2) ?? call;
	const other = name.replace(/^(?:TF|Flax)/, '');
	return [
		{
			package: 'transformers',
			gone: '5',
			what: name,
			instead: l10n.t('Only PyTorch is left: use {0}.', other),
		},
	];
}

/** Keywords of loads and downloads: `from_pretrained` of 4.57.6 and 5.0.0, `hf_hub_download` of 0.36.2 and 1.0.0. */
function keywords(call: WatchedCall): Removed[] {
	const { watch, library } = call;
	const written = (name: string) => call.keywords?.[name] !== undefined;
	const removed: Removed[] = [];
	const release = tokenReleases.get(library);
	if (release && written('use_auth_token')) {
		removed.push({
			package: release[0],
			gone: release[1],
			what: 'use_auth_token',
			instead: l10n.t('Use {0}.', 'token'),
			...(written('token') ? {} : renamed(call, 'use_auth_token', 'token')),
		});
	}
	if (watch === 'from_pretrained' && library === 'transformers') {
		for (const name of ['load_in_8bit', 'load_in_4bit'].filter(written)) {
			removed.push({
				package: 'transformers',
				gone: '5',
				what: name,
				instead: l10n.t('Use {0}.', 'quantization_config=BitsAndBytesConfig(…)'),
				...quantized(call, name),
			});
		}
		for (const name of ['from_tf', 'from_flax'].filter(
			(one) => written(one) && isTrue(call.arguments[one]),
		)) {
			removed.push({
				package: 'transformers',
				gone: '5',
				what: name,
				instead: l10n.t(
					'It is ignored, and only weights of PyTorch are looked for. Convert the weights with an older release.',
				),
			});
		}
	}
	if (watch === 'download') {
		for (const name of [
			'resume_download',
			'local_dir_use_symlinks',
			'force_filename',
			'legacy_cache_layout',
		]) {
			if (written(name)) {
				const instead = l10n.t('Leave it out: the call fails with it.');
				removed.push({ package: 'huggingface-hub', gone: '1', what: name, instead });
			}
		}
	}
	return removed;
}

/** By library: its package, and the release since which loads no longer read `use_auth_token`. */
const tokenReleases: ReadonlyMap<string, readonly [string, string]> = new Map([
	['transformers', ['transformers', '5']],
	['huggingface_hub', ['huggingface-hub', '1']],
	['diffusers', ['diffusers', '0.25']],
]);

function renamed(call: WatchedCall, from: string, to: string): Pick<Removed, 'title' | 'edits' | 'same'> {
	const span = call.slots[from] && call.keywords?.[from];
	return span ? { title: l10n.t('Write {0} as {1}', from, to), edits: [{ span, text: to }], same: true } : {};
}

/** `load_in_8bit=True` as the dictionary that `quantization_config` takes too: no import is needed. */
function quantized(call: WatchedCall, name: string): Pick<Removed, 'title' | 'edits' | 'same'> {
	const key = call.keywords?.[name];
	const value = call.arguments[name];
	const alone = ['load_in_8bit', 'load_in_4bit', 'quantization_config'].every(
		(one) => one === name || call.keywords?.[one] === undefined,
	);
	return key && alone && call.slots[name] && value?.state === 'known' && value.value === true
		? {
				title: l10n.t('Write {0} as {1}', `${name}=True`, 'quantization_config'),
				edits: [
					{ span: key, text: 'quantization_config' },
					{ span: value.span, text: `{"${name}": True}` },
				],
			}
		: {};
}

const isTrue = (argument: Argument | undefined): boolean =>
	argument?.state === 'known' && argument.value === true;

/** Functions of huggingface_hub: the lists of names of the wheels 0.36.2, 1.0.0 and 2.4.0. */
function functions({ watch, library }: WatchedCall): Removed[] {
	const instead = library === 'huggingface_hub' ? insteadOf().get(watch) : undefined;
	const gone = watch === 'cached_download' ? '0.36' : '1';
	return instead === undefined ? [] : [{ package: 'huggingface-hub', gone, what: watch, instead }];
}

const insteadOf = (): ReadonlyMap<string, string> =>
	new Map([
		['cached_download', l10n.t('Use {0}.', 'hf_hub_download')],
		['InferenceApi', l10n.t('Use {0}.', 'InferenceClient')],
		['Repository', l10n.t('Use {0}.', 'snapshot_download, HfApi.upload_folder')],
		['from_pretrained_keras', l10n.t('Use {0}.', 'keras.saving.load_model("hf://…")')],
		['push_to_hub_keras', l10n.t('Use {0}.', 'model.save("hf://…")')],
		['save_pretrained_keras', l10n.t('Use {0}.', 'model.save(…)')],
	]);
