import * as l10n from '@vscode/l10n';
import type { Budget } from './budget';
import type { WeightFormat } from './format';
import { walksOut } from './imports/attributeWalks';
import { isJsonList, nodesOf, readJsonFile, textsAt, valuesAt } from './jsonFile';
import { unlessPickle } from './pickle';
import { excerpt, type Report } from './report';
import { type JsonNode, JsonObject } from './strictJson';

/** Where `torch.export.save` keeps the program: since torch 2.8, and before. */
const names = /(?:^|\/)(?:models\/[^/]+|serialized_exported_program)\.json$/i;

/**
 * A program that `torch.export` wrote: a graph in JSON. Its loader walks from `torch` to whatever a node names, has the
 * sizes worked out by sympy, which evaluates texts as Python, and makes a function of the guards.
 */
export const exportedProgram: WeightFormat = unlessPickle({
	id: 'exported-program',
	recognises: (_head, file, within) => within !== '' && names.test(file.path),
	async judge({ file, report, budget }) {
		const value = await readJsonFile(file, report, budget);
		if (value !== undefined) {
			judgeProgram(value, report, budget);
		}
		return undefined;
	},
});

function judgeProgram(program: JsonNode, report: Report, budget: Budget): void {
	/** The same size stands at thousands of nodes. */
	const seen = new Set<string>();
	const once = (text: string, judge: () => void) => {
		if (!seen.has(text)) {
			seen.add(text);
			budget.step(text.length);
			judge();
		}
	};
	for (const { node } of nodesOf(program)) {
		if (!(node instanceof JsonObject)) {
			continue;
		}
		for (const target of valuesAt(node, 'inputs').length > 0 ? textsAt(node, 'target') : []) {
			once(`target ${target}`, () => judgeTarget(target, report));
		}
		for (const formula of [...textsAt(node, 'expr_str'), ...valuesAt(node, 'guards_code').flatMap(textsIn)]) {
			once(formula, () => judgeFormula(formula, report));
		}
	}
}

const textsIn = (node: JsonNode): readonly string[] =>
	isJsonList(node) ? node.filter((entry) => typeof entry === 'string') : [];

/** Operators of torch, of this or another library, and what counts with sizes. */
const operators =
	/^(?:torch\.ops(?:\.(?!__)\w+){2,3}|torch\.sym_\w+|torch\._sym_\w+|math\.\w+|_operator\.(?:eq|ne|le|ge|lt|gt|neg|pos|abs|mul|add|sub|floordiv|truediv|mod|pow|and_|or_|xor|not_|lshift|rshift|getitem))$/u;
/** What their nodes have around blocks: modes of torch that a graph turns on and off. */
const modes =
	/^torch\.(?:_C\._set_grad_enabled|amp\.autocast_mode\._(?:enter|exit)_autocast|_check\w*|_assert\w*)$/u;

function judgeTarget(target: string, report: Report): void {
	// A name that begins as none of these stays a text, and an extension's is looked up among the ones that are there.
	if (operators.test(target) || modes.test(target) || !/^(?:torch|math|_operator)/u.test(target)) {
		return;
	}
	const path = target.split('.');
	report.add(
		walksOut(path) || path[0] === '_operator' ? 'dangerous' : 'suspicious',
		l10n.t('A node of its graph calls {0}, which is no operator of PyTorch.', excerpt(target)),
	);
}

/** Functions of sizes by the names that sympy and torch write. */
const counting = new Set(
	`Symbol Integer Float Rational Add Mul Pow Max Min Mod Abs Eq Ne Lt Le Gt Ge And Or Not Piecewise floor ceiling
	Equality Unequality LessThan GreaterThan StrictLessThan StrictGreaterThan ITE sqrt log exp true false
	FloorDiv ModularIndexing Where PythonMod CleanDiv CeilToInt FloorToInt CeilDiv IntTrueDiv FloatTrueDiv LShift RShift
	IsNonOverlappingAndDenseIndicator TruncToFloat TruncToInt RoundToInt RoundDecimal ToFloat FloatPow PowByNatural Identity
	BitwiseFn_bitwise_and BitwiseFn_bitwise_or BitwiseFn_bitwise_xor int float bool abs min max round
	size stride storage_offset item dim numel cast_symbool_to_symint_guardless`.split(/\s+/),
);
/** One token: a text of a plain name, a chain of names and what stands behind it, a number, a sign. */
const tokens =
	/'[\w .-]*'|(\.?)([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*(\(?)|\d[\d.]*(?:e[+-]?\d+)?|[\s()[\],+\-*/%<>=!&|~]+|./gsu;
const words = /^(?:and|or|not|if|else|True|False|in|is)$/u;

/** A size or a condition on sizes: nothing but numbers, symbols and functions of them. */
function judgeFormula(formula: string, report: Report): void {
	let level: 'dangerous' | 'suspicious' | undefined;
	for (const [token, dot = '', chain = '', call] of formula.matchAll(tokens)) {
		const path = chain.split('.');
		const last = path.at(-1) ?? '';
		const called = call === '(' && !words.test(last);
		if (chain !== '' && walksOut(called && path.length === 1 ? ['builtins', ...path] : path)) {
			level = 'dangerous';
		} else if (chain === '' ? /^[^\w\s'()[\],+\-*/%<>=!&|~]$|^'$/u.test(token) : isOdd(dot, path, called)) {
			level ??= 'suspicious';
		}
	}
	if (level) {
		report.add(
			level,
			l10n.t('It has a size worked out that is no formula but Python: {0}', excerpt(formula)),
		);
	}
}

function isOdd(dot: string, path: readonly string[], called: boolean): boolean {
	const known = (name: string | undefined) =>
		counting.has(name ?? '') || /^OpaqueUnaryFn_\w+$/u.test(name ?? '');
	if (path[0] === 'math' && path.length === 2) {
		return false;
	}
	// Only what is called may be an attribute, but for shapes.
	const attributes = dot === '' ? path.slice(1) : path;
	return !attributes.every((name) => known(name) || name === 'shape') || (called && !known(path.at(-1)));
}
