// What `object.name` is: fields, attributes, entries, members of modules, options of parsers.
import { addTo, grouped } from '../lists';
import type { Binding, Call, Expression, Region } from '../syntax/shapes';
import { isSettings } from './collections';
import { variableOf } from './environment';
import { stateField } from './heldState';
import { fieldGiven } from './instances';
import type { Modules } from './modules';
import { unknown } from './parts';
import { classAround, selfNames } from './scopes';
import type { createSharing, Sharing } from './sharing';
import type { Written } from './workspace/neighbours';

type Member = Extract<Expression, { kind: 'member' }>;
/** A class that extends one that extends one … is followed this far. */
const deepestClass = 8;

type Dict = Extract<Expression, { kind: 'dict' }>;

/** What of a file's flow is needed to follow its members. */
interface Holding extends Omit<Sharing, 'fromStars'>, Pick<Modules, 'namespaceOf'> {
	/** Of the file. */
	readonly text: string;
	fileOf(expression: Expression): Written | undefined;
	entry(dict: Dict, name: string, depth: number): readonly Expression[];
	environment(name: string): readonly Expression[];
	inherited: ReturnType<typeof createSharing>['inherited'];
}

export function createMembers(of: Holding): (expression: Member, depth: number) => readonly Expression[] {
	const { scopes, path, follow, ofBindings, fromModule, fileOf, neighbours, namespaceOf, entry, inherited } =
		of;

	/** A field of what `call`, perhaps of another file, has made. */
	function ofInstance(call: Call, name: string, depth: number): readonly Expression[] {
		const home = neighbours?.homeOf(call);
		return neighbours && home?.flow && fileOf(call)
			? neighbours.adopt(home.flow.fieldOf(call, name, depth + 1), home)
			: [];
	}

	/** What classes of this file that extend `owner` say of a field of its: its methods see that on their objects. */
	function overriding(owner: Region, name: string): readonly Binding[] {
		const fields = scopes.attributesBelow(name, owner);
		const known = overridden.get(name);
		if (known) {
			return known.get(owner) ?? [];
		}
		const made = new Map<Region, Binding[]>();
		for (const [below, list] of fields) {
			for (const above of below ? ancestorsOf(below) : []) {
				for (const one of list) {
					if (selfNames.has(one.object ?? 'self')) {
						addTo(made, above, one);
					}
				}
			}
		}
		overridden.set(name, made);
		return made.get(owner) ?? [];
	}
	const overridden = new Map<string, Map<Region, Binding[]>>();

	/** What is set as the attribute `name` of what is called `object`: `config.model = "org/name"`. */
	function setOn(object: string, name: string): readonly Binding[] {
		const known = setBy.get(name) ?? grouped(scopes.attributes(name), (one) => one.object ?? 'self');
		setBy.set(name, known);
		return known.get(object) ?? [];
	}
	const setBy = new Map<string, ReadonlyMap<string, readonly Binding[]>>();

	/** The classes of this file that a class extends, itself left out. */
	function ancestorsOf(below: Region): ReadonlySet<Region> {
		const all = new Set<Region>();
		let level: readonly Region[] = [below];
		for (let steps = 0; steps < deepestClass && level.length > 0; steps++) {
			const next: Region[] = [];
			for (const one of level) {
				for (const base of one.bases ?? []) {
					const { local } = path(base);
					if (local?.kind === 'class' && local !== below && !all.has(local)) {
						all.add(local);
						next.push(local);
					}
				}
			}
			level = next;
		}
		return all;
	}

	/** What is set on what a call gives, an element of a page for one, is only of what the same call gives. */
	const isWritten = (object: string, { span }: Expression): boolean =>
		of.text.slice(span.start, span.end).startsWith(object);

	return (expression, depth) => {
		const { object, name, span } = expression;
		if (object.kind === 'name' && selfNames.has(object.name)) {
			const list = scopes.own(name, span.start);
			const owner = classAround(scopes.regionAt(span.start));
			const own = list.length > 0 ? ofBindings(list, depth) : owner ? inherited(owner, name, depth) : [];
			const below = owner ? ofBindings(overriding(owner, name), depth) : [];
			// Where one class puts something else in its place, others may as well.
			return own.length > 0 && below.length === 0 ? own : [...own, ...below, unknown(span, 'attribute')];
		}
		const variable = variableOf(expression, path);
		if (variable !== undefined) {
			return [...of.environment(variable), unknown(span, 'environment')];
		}
		const space = neighbours && namespaceOf(object);
		const direct = space === undefined ? undefined : fromModule(space, name, depth);
		if (direct) {
			return direct;
		}
		const holders = follow(object, depth + 1);
		const held = holders.flatMap((one) => (one.kind === 'dict' ? entry(one, name, depth) : []));
		const set = object.kind === 'name' && holders.some(isSettings) ? setOn(object.name, name) : [];
		if (held.length + set.length > 0) {
			return [...held.flatMap((one) => follow(one, depth + 1)), ...ofBindings(set, depth)];
		}
		const given = holders.flatMap((one) => {
			const argument = one.kind === 'call' && !fileOf(one) ? fieldGiven(one, name, scopes, path) : undefined;
			return argument ? follow(argument, depth + 1) : [];
		});
		if (given.length > 0) {
			return given;
		}
		const states = holders.flatMap((one) => (one.kind === 'call' ? (stateField(one, name) ?? []) : []));
		if (states.length > 0) {
			return [...states.flatMap((one) => follow(one, depth + 1)), unknown(span, 'attribute')];
		}
		const texts = holders.filter((one) => one.kind === 'string' || one.kind === 'template');
		if (name === 'value' && texts.length > 0) {
			// The member of an enumeration.
			return texts;
		}
		const made = path(object);
		const [owner = ''] = made.names;
		if (made.local?.kind === 'class' && made.names.length === 1) {
			const own = scopes.attributes(name, made.local);
			const fields = own.length > 0 ? ofBindings(own, depth) : inherited(made.local, name, depth + 1);
			if (fields.length > 0) {
				// A class's own field is what it says; one of an instance may have been set since.
				const set = owner.endsWith('()') ? [unknown(span, 'attribute')] : [];
				return [...fields, ...set];
			}
		}
		if (made.module !== undefined) {
			const home = made.names.length === 1 ? neighbours?.module(made.module) : undefined;
			const far = home?.flow ? home.flow.field(owner.replace('()', ''), name, depth + 1) : [];
			const set = owner.endsWith('()') ? [unknown(span, 'attribute')] : [];
			if (home && neighbours && far.length > 0) {
				return [...neighbours.adopt(far, home), ...set];
			}
		}
		const instances = holders.flatMap((one) => (one.kind === 'call' ? ofInstance(one, name, depth) : []));
		if (instances.length > 0) {
			return [...instances, unknown(span, 'attribute')];
		}
		const parsed =
			/(?:parse|args|flags|opts?|options)/i.test(made.names.join()) && scopes.options(name).length > 0;
		if (object.kind === 'name' && made.module !== undefined && !parsed) {
			return [unknown(span, 'import')];
		}
		// `args.model` of an argument parser, or a field of one of this file's own classes.
		const options = scopes.options(name);
		const around = classAround(scopes.regionAt(span.start));
		const ofSelf =
			object.kind === 'member' && object.object.kind === 'name' && selfNames.has(object.object.name);
		const fields = scopes
			.attributes(name)
			// What a class sets on its objects, or on a part of them, is nothing of a part of another's.
			.filter(
				(one) =>
					(!one.object?.includes('(') || isWritten(one.object, object)) &&
					(classAround(one.region) === around ||
						!(isPartOfSelf(one.object) || (ofSelf && selfNames.has(one.object ?? '')))),
			)
			.flatMap((one) => ofBindings([one], depth));
		return [...options.flatMap((one) => follow(one, depth + 1)), ...fields, unknown(span, 'attribute')];
	};
}

/** `self.config` of `self.config.model = …`. */
const isPartOfSelf = (object = ''): boolean => selfNames.has(/^(\w+)\./.exec(object)?.[1] ?? '');
