import * as l10n from '@vscode/l10n';
import { onnxBits } from './onnxShapes';
import { pathFault } from './outsidePath';
import { byteAt, excerpt, type Report } from './report';

/** What was read of a tensor so far. */
export interface OnnxTensor {
	/** The byte it begins at. */
	readonly at: number;
	/** The product of its dimensions; negative when one of them is. */
	numbers: number;
	/** `TensorProto.DataType`; 0 where it is not said. */
	type: number;
	/** How many bytes stand in it. */
	raw?: number;
	/** Its bytes are said to stand in another file. */
	external: boolean;
	/** The other file is named. */
	located: boolean;
}

/** Texts about another file: a key and its value, of which readers take the last where they come twice. */
export interface ExternalEntry {
	readonly at: number;
	readonly keys: string[];
	readonly values: string[];
}

/** What an entry beside `location` may say of numbers in another file. */
const amounts: readonly string[] = ['offset', 'length'];
const otherKeys: readonly string[] = ['checksum', 'basepath'];
/** The last of the types that are known. */
const lastType = 28;
const mostNamed = 3;
const mostKept = 10_000;

/** Where the numbers of a model stand. */
export interface TensorRules {
	tensor(tensor: OnnxTensor): void;
	/** An entry about the tensor's other file. */
	entry(entry: ExternalEntry, tensor: OnnxTensor | undefined): void;
	/** Says which other files the model needs and what was not read. */
	conclude(): void;
}

/** Fresh rules for one model. */
export function tensorRules(report: Report): TensorRules {
	const files = new Set<string>();
	let skipped = 0;
	const judgeLocation = (location: string, at: number): void => {
		const fault = pathFault(location);
		if (fault) {
			report.add(fault.level, fault.message, byteAt(at));
		} else if (files.size < mostKept) {
			files.add(location);
		}
	};
	return {
		tensor({ at, numbers, type, raw, external, located }) {
			const wrong = (message: string) => report.add('malformed', message, byteAt(at));
			const bits = onnxBits.get(type);
			skipped += raw ?? 0;
			if (external && !located) {
				wrong(l10n.t('A tensor stands in another file that is not named.'));
			}
			if (numbers < 0) {
				wrong(l10n.t('A tensor has a negative dimension.'));
			} else if (external || raw === undefined) {
				return;
			} else if (bits === undefined && type > lastType) {
				const message = l10n.t('A tensor has the type {0}, which is not known here.', type);
				report.add('suspicious', message, byteAt(at));
			} else if (bits === undefined || Math.ceil((numbers * bits) / 8) !== raw) {
				wrong(l10n.t('A tensor has another number of bytes than its type and shape make.'));
			}
		},
		entry({ at, keys, values }, tensor) {
			for (const key of keys.length === 0 ? [''] : keys) {
				if (key === 'location') {
					for (const location of values.length === 0 ? [''] : values) {
						judgeLocation(location, at);
					}
					if (tensor) {
						tensor.located = true;
					}
				} else if (amounts.includes(key)) {
					if (!values.every((value) => /^\d{1,19}$/.test(value))) {
						const message = l10n.t('The {0} of numbers in another file is no number.', key);
						report.add('malformed', message, byteAt(at));
					}
				} else if (!otherKeys.includes(key)) {
					const message = l10n.t(
						'What it says of another file has a key that is not known: {0}.',
						quoted(key),
					);
					report.add('suspicious', message, byteAt(at));
				}
			}
		},
		conclude() {
			const more = files.size - mostNamed;
			const named = [...files].slice(0, mostNamed).map(quoted).join(', ');
			if (more > 0) {
				const message = l10n.t(
					'Its numbers stand in other files of its folder: {0} and {1} more.',
					named,
					more,
				);
				report.add('note', message);
			} else if (files.size > 0) {
				report.add('note', l10n.t('Its numbers stand in other files of its folder: {0}.', named));
			}
			if (skipped > 0) {
				report.unread(l10n.t('The numbers of the tensors, {0} bytes, were not read.', skipped));
			}
		},
	};
}

function quoted(text: string): string {
	return `"${excerpt(text)}"`;
}
