import * as l10n from '@vscode/l10n';
import { operatorRules } from './onnxOperators';
import { externalEntry } from './onnxShapes';
import { type ExternalEntry, type OnnxTensor, tensorRules } from './onnxTensors';
import type { ProtobufVisitor } from './protobuf';
import { byteAt, type Report } from './report';

/** The rules of ONNX as a visitor. */
export interface OnnxRules {
	readonly visitor: ProtobufVisitor;
	/** Judges what is missing from a model that was read to its end. */
	finish(): void;
	/** What can be said however far the model was read. */
	conclude(): void;
}

/** Texts of a node or function; one that comes twice is kept twice. */
interface Named {
	readonly at: number;
	readonly names: string[];
	readonly domains: string[];
}

/** Numbers beyond are the negative ones. */
const firstNegative = 2 ** 63;

/** Fresh rules for one file. */
export function onnxRules(report: Report): OnnxRules {
	const operators = operatorRules(report);
	const numbers = tensorRules(report);
	// Messages of a kind nest through others, so each kind has a stack of its own.
	const nodes: Named[] = [];
	const functions: Named[] = [];
	const tensors: OnnxTensor[] = [];
	const entries: ExternalEntry[] = [];
	const strangers = new Set<string>();
	let version: number | undefined;
	let graphs = 0;
	let operatorSets = 0;

	const visitor: ProtobufVisitor = {
		enter(message, field, at) {
			if (message === 'NodeProto') {
				nodes.push({ at, names: [], domains: [] });
			} else if (message === 'FunctionProto') {
				functions.push({ at, names: [], domains: [] });
			} else if (message === 'TensorProto') {
				tensors.push({ at, numbers: 1, type: 0, external: false, located: false });
			} else if (message === externalEntry) {
				entries.push({ at, keys: [], values: [] });
			} else if (message === 'GraphProto' && field === 7) {
				graphs += 1;
			} else if (message === 'OperatorSetIdProto') {
				operatorSets += 1;
			}
		},
		leave(message) {
			const node = message === 'NodeProto' ? nodes.pop() : undefined;
			const local = message === 'FunctionProto' ? functions.pop() : undefined;
			const tensor = message === 'TensorProto' ? tensors.pop() : undefined;
			const entry = message === externalEntry ? entries.pop() : undefined;
			if (node) {
				operators.node(node.at, node.names, node.domains);
			} else if (local) {
				operators.defines(local.names, local.domains);
			} else if (tensor) {
				numbers.tensor(tensor);
			} else if (entry) {
				numbers.entry(entry, tensors.at(-1));
			}
		},
		number(message, field, value) {
			const tensor = tensors.at(-1);
			if (message === 'ModelProto') {
				version = value;
			} else if (tensor && field === 1) {
				tensor.numbers = value >= firstNegative || tensor.numbers < 0 ? -1 : tensor.numbers * value;
			} else if (tensor && field === 2) {
				tensor.type = value;
			} else if (tensor) {
				// Readers keep the lower 32 bits.
				tensor.external = value % 2 ** 32 === 1;
			}
		},
		text(message, field, text, at, cut) {
			if (cut) {
				report.add('suspicious', l10n.t('A name in it is longer than any name is.'), byteAt(at));
			}
			if (message === 'NodeProto') {
				nodes.at(-1)?.[field === 4 ? 'names' : 'domains'].push(text);
			} else if (message === 'FunctionProto') {
				functions.at(-1)?.[field === 1 ? 'names' : 'domains'].push(text);
			} else if (message === externalEntry) {
				entries.at(-1)?.[field === 1 ? 'keys' : 'values'].push(text);
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
			if (!strangers.has(key) && strangers.size < 1000) {
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
				const message = l10n.t('Its graph comes in {0} pieces, which readers put together.', graphs);
				report.add('suspicious', message);
			}
			if (version === undefined) {
				report.add('malformed', l10n.t('It does not say of which version it is.'));
			} else if (version >= 3 && operatorSets === 0) {
				report.add('malformed', l10n.t('It does not say which operators it uses.'));
			}
		},
		conclude() {
			operators.conclude();
			numbers.conclude();
		},
	};
}
