import assert from 'node:assert/strict';
import fc from 'fast-check';
import { heldBy, holdingOf } from '../../../src/core/detect/spanSearch';
import type { Span } from '../../../src/core/reference';

const holds = (outer: Span, inner: Span) => outer.start <= inner.start && inner.end <= outer.end;

/** Spans as the nodes of a tree have them, from numbers that say where each is cut in two. */
function spansOf(cuts: readonly number[]): readonly Span[] {
	const all: Span[] = [];
	const split = (span: Span, left: readonly number[]) => {
		all.push(span);
		const [cut, ...rest] = left;
		if (cut === undefined || span.end - span.start < 2) {
			return;
		}
		const at = span.start + 1 + (cut % (span.end - span.start - 1));
		split({ start: span.start, end: at }, rest);
		split({ start: at + (cut % 2), end: span.end }, rest);
	};
	split({ start: 0, end: 40 }, cuts);
	return all.filter(({ start, end }) => start < end);
}

suite('spans among many', () => {
	const tree = fc.array(fc.nat(50), { maxLength: 6 }).map(spansOf);

	test('are held, or hold one, as when each is looked at', () => {
		fc.assert(
			fc.property(tree, fc.infiniteStream(fc.boolean()), (all, wanted) => {
				const some = all.filter(() => wanted.next().value === true);
				const isHeld = heldBy(some);
				const holdsOne = holdingOf(some);
				for (const one of all) {
					assert.equal(
						isHeld(one),
						some.some((outer) => holds(outer, one)),
					);
					assert.equal(
						holdsOne(one),
						some.some((inner) => holds(one, inner)),
					);
				}
			}),
			{ numRuns: 500 },
		);
	});
});
