import * as l10n from '@vscode/l10n';
import { externalEntry, onnxBits } from './onnxShapes';
import { pathFault } from './outsidePath';
import type { ProtobufVisitor } from './protobuf';
import { byteAt, excerpt, type Report } from './report';

/** Domains whose operators the ONNX standard defines, and those of onnxruntime. */
const knownDomains: ReadonlySet<string> = new Set([
	'',
	'ai.onnx',
	'ai.onnx.ml',
	'ai.onnx.training',
	'ai.onnx.preview',
	'ai.onnx.preview.training',
	'com.microsoft',
]);

/** Operators of onnxruntime that are more than arithmetic. */
const foreignOperators: ReadonlyMap<string, () => string> = new Map([
	['PythonOp', () => l10n.t('The operator PythonOp runs a function of Python.')],
	['PythonOpGrad', () => l10n.t('The operator PythonOpGrad runs a function of Python.')],
	['ATen', () => l10n.t('The operator ATen runs any function of PyTorch.')],
	['EPContext', () => l10n.t('The operator EPContext holds or names a compiled program for an accelerator.')],
]);

/** What an entry beside `location` may say of numbers in another file. */
const amounts: readonly string[] = ['offset', 'length'];
const otherKeys: readonly string[] = ['checksum', 'basepath'];
const mostNamed = 3;
const mostKept = 10_000;

interface Node {
	readonly at: number;
	domains: string[];
	operators: string[];
}

interface TensorState {
	readonly at: number;
	numbers: number;
	type: number;
	raw?: number;
	external: boolean;
	located: boolean;
}

interface Entry {
	readonly at: number;
	readonly keys: string[];
	readonly values: string[];
}

/** The rules of ONNX as a visitor; `finish` judges what is missing from a model that was read to its end. */
export interface OnnxRules {
	readonly visitor: ProtobufVisitor;
	finish(): void;
	/** What can be said however far the model was read. */
	conclude(): void;
}

/** Fresh rules for one file. */
export function onnxRules(report: Report): OnnxRules {
	// Messages of a kind nest through others, so each kind has a stack of its own.
	const nodes: Node[] = [];
	const tensors: TensorState[] = [];
	const entries: Entry[] = [];
	const functions: { domains: string[]; names: string[] }[] = [];
	const defined = new Set<string>();
	const used = new Map<string, { readonly domain: string; readonly operator: string; readonly at: number }>();
	const files = new Set<string>();
	const strangers = new Set<string>();
	let skipped = 0;
	let version: number | undefined;
	let graphs = 0;
	let operatorSets = 0;

	const leaveTensor = (tensor: TensorState): void => {
		const wrong = (message: string) => report.add('malformed', message, byteAt(tensor.at));
		const bits = onnxBits.get(tensor.type);
		if (tensor.external && !tensor.located) {
			wrong(l10n.t('A tensor stands in another file that is not named.'));
		}
		const raw = tensor.external ? undefined : tensor.raw;
		if (tensor.numbers < 0) {
			wrong(l10n.t('A tensor has a negative dimension.'));
		} else if (raw !== undefined && bits === undefined && tensor.type > 28) {
			report.add(
				'suspicious',
				l10n.t('A tensor has the type {0}, which is not known here.', tensor.type),
				byteAt(tensor.at),
			);
		} else if (raw !== undefined && (bits === undefined || Math.ceil((tensor.numbers * bits) / 8) !== raw)) {
			wrong(l10n.t('A tensor has another number of bytes than its type and shape make.'));
		}
		skipped += tensor.raw ?? 0;
	};
	const leaveEntry = ({ at, keys, values }: Entry): void => {
		for (const key of keys.length === 0 ? [''] : keys) {
			if (key === 'location') {
				for (const location of values.length === 0 ? [''] : values) {
					judgeLocation(location, at);
				}
				const tensor = tensors.at(-1);
				if (tensor) {
					tensor.located = true;
				}
			} else if (amounts.includes(key)) {
				if (!values.every((value) => /^\d{1,19}$/.test(value))) {
					report.add(
						'malformed',
						l10n.t('The {0} of numbers in another file is no number.', key),
						byteAt(at),
					);
				}
			} else if (!otherKeys.includes(key)) {
				const message = l10n.t('What it says of another file has a key that is not known: {0}.', quoted(key));
				report.add('suspicious', message, byteAt(at));
			}
		}
	};
	const judgeLocation = (location: string, at: number): void => {
		const fault = pathFault(location);
		if (fault) {
			report.add(fault.level, fault.message, byteAt(at));
		} else if (files.size < mostKept) {
			files.add(location);
		}
	};
	const leaveNode = ({ at, domains, operators }: Node): void => {
		for (const domain of domains.length === 0 ? [''] : domains) {
			for (const operator of operators.length === 0 ? [''] : operators) {
				const known = knownDomains.has(domain);
				if (known && !foreignOperators.has(operator)) {
					continue;
				}
				const key = `${domain}\n${operator}`;
				if (!used.has(key) && used.size < mostKept) {
					used.set(key, { domain, operator, at });
				}
			}
		}
	};
	const visitor: ProtobufVisitor = {
		enter(message, field, at) {
			if (message === 'NodeProto') {
				nodes.push({ at, domains: [], operators: [] });
			} else if (message === 'TensorProto') {
				tensors.push({ at, numbers: 1, type: 0, external: false, located: false });
			} else if (message === externalEntry) {
				entries.push({ at, keys: [], values: [] });
			} else if (message === 'FunctionProto') {
				functions.push({ domains: [], names: [] });
			} else if (message === 'GraphProto' && field === 7) {
				graphs += 1;
			} else if (message === 'OperatorSetIdProto') {
				operatorSets += 1;
			}
		},
		leave(message) {
			const [node, tensor, entry, local] = [nodes.at(-1), tensors.at(-1), entries.at(-1), functions.at(-1)];
			if (message === 'NodeProto' && node) {
				nodes.pop();
				leaveNode(node);
			} else if (message === 'TensorProto' && tensor) {
				tensors.pop();
				leaveTensor(tensor);
			} else if (message === externalEntry && entry) {
				entries.pop();
				leaveEntry(entry);
			} else if (message === 'FunctionProto' && local) {
				functions.pop();
				// The last one counts, where a text comes twice.
				if (defined.size < mostKept) {
					defined.add(`${local.domains.at(-1) ?? ''}\n${local.names.at(-1) ?? ''}`);
				}
			}
		},
		number(message, field, value) {
			const tensor = tensors.at(-1);
			if (message === 'ModelProto') {
				version = value;
			} else if (message === 'TensorProto' && tensor) {
				if (field === 1) {
					tensor.numbers = value >= 2 ** 63 ? -1 : tensor.numbers < 0 ? -1 : tensor.numbers * value;
				} else if (field === 2) {
					tensor.type = value;
				} else {
					// Readers keep the lower 32 bits.
					tensor.external = value % 2 ** 32 === 1;
				}
			}
		},
		text(message, field, text, at, cut) {
			if (cut) {
				report.add('suspicious', l10n.t('A name in it is longer than any name is.'), byteAt(at));
			}
			if (message === 'NodeProto') {
				nodes.at(-1)?.[field === 4 ? 'operators' : 'domains'].push(text);
			} else if (message === externalEntry) {
				entries.at(-1)?.[field === 1 ? 'keys' : 'values'].push(text);
			} else if (message === 'FunctionProto') {
				functions.at(-1)?.[field === 1 ? 'names' : 'domains'].push(text);
			}
		},
		bytes(message, field, length) {
			const tensor = tensors.at(-1);
			if (message === 'TensorProto' && field === 9 && tensor) {
				tensor.raw = length;
			}
		},
		stranger(message, field, at) {
			const key = `${message} ${field}`;
			if (!strangers.has(key)) {
				strangers.add(key);
				const text = l10n.t('It has a field that the format does not know: {0} in {1}.', field, message);
				report.add('suspicious', text, byteAt(at));
			}
		},
	};
	return {
		visitor,
		finish() {
			if (graphs === 0) {
				report.add('malformed', l10n.t('It has no graph.'));
			}
			if (graphs > 1) {
				report.add(
					'suspicious',
					l10n.t('Its graph comes in {0} pieces, which readers put together.', graphs),
				);
			}
			if (version === undefined) {
				report.add('malformed', l10n.t('It does not say of which version it is.'));
			} else if (version >= 3 && operatorSets === 0) {
				report.add('malformed', l10n.t('It does not say which operators it uses.'));
			}
		},
		conclude() {
			// A function of the file itself is a graph that was judged with the rest.
			for (const [key, { domain, operator, at }] of used) {
				const foreign = foreignOperators.get(operator);
				if (foreign) {
					report.add('suspicious', foreign(), byteAt(at));
				} else if (!defined.has(key)) {
					const message = l10n.t(
						'The operator {0} of the domain {1} is not of the standard: code that must be installed runs it.',
						quoted(operator),
						quoted(domain),
					);
					report.add('suspicious', message, byteAt(at));
				}
			}
			if (files.size > 0) {
				const named = [...files].slice(0, mostNamed).map(quoted).join(', ');
				const more = files.size - mostNamed;
				report.add(
					'note',
					more > 0
						? l10n.t('Its numbers stand in other files of its folder: {0} and {1} more.', named, more)
						: l10n.t('Its numbers stand in other files of its folder: {0}.', named),
				);
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
