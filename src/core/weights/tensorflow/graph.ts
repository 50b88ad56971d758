import * as l10n from '@vscode/l10n';
import { cursorOf } from '../cursor';
import type { WeightFormat } from '../format';
import { unlessPickle } from '../pickle';
import { NotProtobuf, type ProtobufVisitor, type Shapes, walkProtobuf } from '../protobuf';
import { nameOf } from '../reader';
import { byteAt } from '../report';
import { GraphOperators } from './graphOperators';

/** Of `saved_model.proto`, `meta_graph.proto`, `graph.proto`, `function.proto` and `node_def.proto`: the way to operators. */
const shapes: Shapes = {
	SavedModel: { 1: 'number', 2: { message: 'MetaGraphDef' } },
	MetaGraphDef: { 2: { message: 'GraphDef' } },
	GraphDef: { 1: { message: 'NodeDef' }, 2: { message: 'FunctionDefLibrary' } },
	FunctionDefLibrary: { 1: { message: 'FunctionDef' } },
	FunctionDef: { 3: { message: 'NodeDef' } },
	NodeDef: { 2: 'text', 5: { message: 'AttrEntry' } },
	AttrEntry: { 2: { message: 'AttrValue' } },
	AttrValue: { 2: 'text' },
};
const window = { least: 8 * 1024, most: 256 * 1024 };

/**
 * A graph of TensorFlow: a saved model, or one that was frozen. It is a program in all but name; which of its operators
 * open files is told. Its numbers, where it has any, are not read.
 */
export const tensorflowGraph: WeightFormat = unlessPickle({
	id: 'tensorflow',
	recognises: (head, file) => isSavedModel(head, nameOf(file.path)) || startsWithNode(head),
	async judge({ file, head, report, budget, signal }) {
		report.add(
			'suspicious',
			l10n.t('It is a graph of TensorFlow, which runs as a program when the model is used.'),
		);
		const operators = new GraphOperators();
		const root = startsWithNode(head) ? 'GraphDef' : 'SavedModel';
		try {
			await walkProtobuf(cursorOf(file, window), shapes, root, visitorOf(operators), budget, signal);
		} catch (error) {
			if (!(error instanceof NotProtobuf)) {
				throw error;
			}
			report.add('malformed', error.message, byteAt(error.offset));
		} finally {
			operators.report(report);
		}
		return undefined;
	},
});

function visitorOf(operators: GraphOperators): ProtobufVisitor {
	let operator = '';
	let texts: string[] = [];
	return {
		enter(message) {
			if (message === 'NodeDef') {
				operator = '';
				texts = [];
			}
		},
		leave(message) {
			if (message === 'NodeDef') {
				operators.add(operator, texts);
			}
		},
		text(message, _field, text) {
			if (message === 'NodeDef') {
				operator = text;
			} else {
				texts.push(text);
			}
		},
		number() {},
		bytes() {},
		stranger() {},
	};
}

/** A version and a graph with its signatures, as no other format has them under this name. */
function isSavedModel(head: Uint8Array, name: string): boolean {
	return head[0] === 0x08 && head[1] === 1 && head[2] === 0x12 && /\.pb$/iu.test(name);
}

/** There is no magic number: a node with its name and its operator. */
function startsWithNode(head: Uint8Array): boolean {
	let at = 1;
	while ((head[at] ?? 0) >= 0x80 && at < 5) {
		at += 1;
	}
	const named = at + 1;
	const operator = named + 2 + (head[named + 1] ?? 0);
	const text = new TextDecoder().decode(
		head.subarray(operator + 2, operator + 2 + (head[operator + 1] ?? 0)),
	);
	return head[0] === 0x0a && head[named] === 0x0a && head[operator] === 0x12 && /^[A-Z]\w{1,60}$/u.test(text);
}
