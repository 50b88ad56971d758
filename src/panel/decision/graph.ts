import { html, svg, type TemplateResult } from 'lit';
import type { Drawing } from '../../core/decide/screen/comparison';

type Graph = Extract<Drawing, { readonly kind: 'graph' }>;

const boxWidth = 210;
const boxHeight = 40;
const gapX = 70;
const gapY = 12;

/** Candidates on the left, what they were made from to their right, with the licence in each box. */
export function graph({ title, nodes, edges }: Graph): TemplateResult {
	const filledUp = new Map<number, number>();
	// Those that come from somewhere first, in the order of what they come from, so that lines do not cross the others.
	const joined = (id: string) => edges.findIndex(({ from }) => from === id);
	const ordered = [...nodes].sort(
		(a, b) => Number(joined(a.id) < 0) - Number(joined(b.id) < 0) || joined(a.id) - joined(b.id),
	);
	const placed = new Map(
		ordered.map((node) => {
			const at = filledUp.get(node.depth) ?? 0;
			filledUp.set(node.depth, at + 1);
			return [node.id, { node, x: node.depth * (boxWidth + gapX), y: at * (boxHeight + gapY) }] as const;
		}),
	);
	const width = (Math.max(0, ...filledUp.keys()) + 1) * (boxWidth + gapX) - gapX;
	const height = Math.max(1, ...filledUp.values()) * (boxHeight + gapY);
	const short = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
	return html`<div class="scroll">
		<svg class="graph" width=${width + 2} height=${height} viewBox=${`-1 -1 ${width + 2} ${height}`} role="img" aria-label=${title}>
			${edges.map(({ from, to, label }) => {
				const a = placed.get(from);
				const b = placed.get(to);
				if (!a || !b) {
					return svg``;
				}
				const [x1, y1, x2, y2] = [a.x + boxWidth, a.y + boxHeight / 2, b.x, b.y + boxHeight / 2];
				const middle = (x1 + x2) / 2;
				return svg`<path class="edge" d=${`M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`}></path><text class="edge-label" x=${middle} y=${(y1 + y2) / 2 - 4} text-anchor="middle">${label}</text>`;
			})}
			${[...placed.values()].map(
				({ node, x, y }) =>
					svg`<g class=${`node ${node.mark}`} transform=${`translate(${x} ${y})`}><rect width=${boxWidth} height=${boxHeight} rx="3"></rect><text x="8" y="16">${short(node.name, 32)}</text><text class="quiet" x="8" y="32">${short(node.about, 34)}</text></g>`,
			)}
		</svg>
	</div>`;
}
