import * as l10n from '@vscode/l10n';
import type { Budget } from './budget';
import { judgeImport } from './imports/judgeImport';
import { namesOf } from './imports/nameTable';
import { nodesOf, pairings, readJsonFile, textsAt, valuesAt } from './jsonFile';
import { nameOf } from './reader';
import { excerpt, type Report } from './report';
import { JsonObject } from './strictJson';
import { judgeMember } from './zip/judgeMember';
import type { ZipKind } from './zip/kinds';

/** Loaders that build values out of values. */
const inert = new Set([
	'BytearrayNode',
	'BytesNode',
	'CachedNode',
	'DatetimeNode',
	'DefaultDictNode',
	'DictNode',
	'DTypeNode',
	'JsonNode',
	'ListNode',
	'MaskedArrayNode',
	'NdArrayNode',
	'ObjectNode',
	'OrderedDictNode',
	'RandomGeneratorNode',
	'RandomStateNode',
	'ReduceNode',
	'SetNode',
	'SGDNode',
	'SliceNode',
	'SparseMatrixNode',
	'TreeNode',
	'TupleNode',
	'LossNode',
	'_DictWithDeprecatedKeysNode',
	'QuantileForestNode',
]);
/** Loaders that look up something by name and hand it on or call it. */
const lookups = new Set(['FunctionNode', 'MethodNode', 'OperatorFuncNode', 'PartialNode', 'TypeNode']);

/** Plain classes that no pickle names, as the nodes of such files do. */
const plainClasses = namesOf(`
	builtins: NoneType ellipsis
	numpy.random._generator: Generator
	numpy.random.mtrand: RandomState
	numpy.dtypes: BoolDType Float16DType Float32DType Float64DType Int8DType Int16DType Int32DType Int64DType
		ObjectDType StrDType UInt8DType UInt16DType UInt32DType UInt64DType
	sklearn.metrics._scorer: _PassthroughScorer _Scorer`);

/** A scikit-learn model as `skops.io` writes it: a schema of nodes, and arrays beside it. */
export const skops: ZipKind = {
	id: 'skops',
	fits: ({ members }, { path }) =>
		nameOf(path).toLowerCase().endsWith('.skops') || members.some(({ name }) => isSchema(name)),
	async judge({ members }, examined) {
		const { report, budget } = examined;
		if (!members.some(({ name }) => isSchema(name))) {
			report.add('malformed', l10n.t('It has no schema.json, so skops cannot build anything from it.'));
		}
		for (const member of members) {
			await judgeMember(examined, member, 'skops');
			if (isSchema(member.name)) {
				await examined.checked(member.name, async () => {
					const own = report.within(member.name);
					const file = await member.open();
					const schema = file && (await readJsonFile(file, own, budget, !member.plain));
					if (schema instanceof JsonObject) {
						judgeSchema(schema, own, budget);
					} else if (schema !== undefined) {
						own.add('malformed', l10n.t('The schema is no JSON object.'));
					}
				});
			} else if (!array.test(member.name) && !member.name.endsWith('/')) {
				report
					.within(member.name)
					.add('suspicious', l10n.t('skops writes no member of this name: {0}.', excerpt(member.name)));
			}
		}
		return {};
	},
};

/** Arrays, and bytes under a name that was drawn by lot. */
const array = /\.(?:npy|npz)$|^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.bin$/i;

function isSchema(name: string): boolean {
	return name.toLowerCase() === 'schema.json';
}

function judgeSchema(schema: JsonObject, report: Report, budget: Budget): void {
	let nodes = 0;
	for (const { node } of nodesOf(schema)) {
		if (
			node instanceof JsonObject &&
			(valuesAt(node, '__loader__').length > 0 || valuesAt(node, '__class__').length > 0)
		) {
			nodes += 1;
			judgeNode(node, report, budget);
		}
	}
	if (nodes === 0) {
		report.add('malformed', l10n.t('The schema has no node with a class and a loader.'));
	}
}

/** Where a node's content names what is looked up. */
const looked = [
	['module_path', 'function'],
	['__module__', '__class__'],
] as const;

function judgeNode(node: JsonObject, report: Report, budget: Budget): void {
	const loaders = textsAt(node, '__loader__');
	const modules = textsAt(node, '__module__');
	const classes = textsAt(node, '__class__');
	const named = modules.length > 0 && classes.length > 0;
	for (const loader of loaders) {
		if (!inert.has(loader) && !lookups.has(loader)) {
			report.add('suspicious', l10n.t('It needs a loader that is not known: {0}.', excerpt(loader)));
		}
		if (
			loader === 'OperatorFuncNode' &&
			named &&
			modules.some((module) => module !== 'operator' && module !== '_operator')
		) {
			report.add('dangerous', l10n.t('It takes a function for an operator of Python that is none.'));
		}
		if (loader === 'MethodNode') {
			report.add(
				'suspicious',
				l10n.t('It looks up a method by name, which reaches whatever the object can reach.'),
			);
		}
	}
	for (const [module, name] of pairings(modules, classes, budget)) {
		judge(module, name, report);
	}
	for (const content of valuesAt(node, 'content')) {
		for (const [moduleKey, nameKey] of looked) {
			for (const [module, name] of pairings(textsAt(content, moduleKey), textsAt(content, nameKey), budget)) {
				if (module !== '?') {
					judge(module, name, report);
				}
			}
		}
		for (const name of named ? textsAt(content, 'func') : []) {
			judge(`${modules[0]}.${classes[0]}`, name, report);
		}
	}
	if (!named) {
		report.add('suspicious', l10n.t('It has a node whose class is not named.'));
	}
}

function judge(module: string, name: string, report: Report): void {
	report.imported(module, name);
	const { level, message } = judgeImport(module, name, false);
	if (level !== 'note' && !plainClasses.has(`${module}.${name}`)) {
		report.add(level, message);
	}
}
