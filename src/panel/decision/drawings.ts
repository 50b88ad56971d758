import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Drawing } from '../../core/decide/screen/screen';
import { graph } from './graph';
import { sign, type View } from './view';

type Bars = Extract<Drawing, { readonly kind: 'bars' }>;
type Points = Extract<Drawing, { readonly kind: 'points' }>;

/** What is looked at, each with a table behind it for those who read. */
export function drawings(view: View, all: readonly Drawing[]): TemplateResult | typeof nothing {
	return all.length === 0
		? nothing
		: html`<section class="drawings" aria-label=${view.words.drawings}>
				${all.map(
					(drawing) => html`<figure id=${`drawing-${drawing.id}`}>
						<figcaption>${drawing.title}</figcaption>
						${drawn(view, drawing)}
						<details>
							<summary class="small">${view.words.asTable}</summary>
							${asTable(view, drawing)}
						</details>
					</figure>`,
				)}
			</section>`;
}

function drawn(view: View, drawing: Drawing): TemplateResult {
	switch (drawing.kind) {
		case 'bars':
			return bars(view, drawing);
		case 'points':
			return points(drawing);
		case 'graph':
			return graph(drawing);
	}
}

/** Lengths from one zero, with the need as a line across all. */
function bars({ words }: View, { id, bars: all, limit }: Bars): TemplateResult {
	const most = Math.max(limit?.amount ?? 0, ...all.map(({ amount = 0 }) => amount), 1);
	const across = (amount: number) => `${Math.max(0.5, (amount / most) * 100)}%`;
	const names = [...new Set(all.flatMap(({ parts = [] }) => parts.map(({ name }) => name)))];
	return html`<div class="bars">
		${all.map(
			({ name, amount, text, mark, parts }) => html`<div class="row">
				<span class="label" title=${name}>${name.slice(name.lastIndexOf('/') + 1)}</span>
				<svg width="100%" height="14" aria-hidden="true">
					<rect class="track" width="100%" height="10" y="2"></rect>
					${
						amount === undefined
							? nothing
							: parts
								? partsOf(parts, names, across)
								: svg`<rect class=${mark === 'against' ? 'over' : 'within'} width=${across(amount)} height="10" y="2"></rect>`
					}
					${limit ? svg`<line class="limit" x1=${across(limit.amount)} x2=${across(limit.amount)} y1="0" y2="14"></line>` : nothing}
				</svg>
				<span class=${`text ${mark}`}>${mark === 'not-stated' ? sign(mark, words) : nothing}${text}</span>
			</div>`,
		)}
		${limit ? html`<p class="quiet small">│ ${limit.text}</p>` : nothing}
		${names.length > 0 ? html`<p class="quiet small" id=${`legend-${id}`}>${names.map((name, at) => html`<span class=${`key part${at % 6}`}>${name}</span> `)}</p>` : nothing}
	</div>`;
}

function partsOf(
	parts: NonNullable<Bars['bars'][number]['parts']>,
	names: readonly string[],
	across: (amount: number) => string,
) {
	let from = 0;
	return parts.map(({ name, amount }) => {
		const x = from === 0 ? '0' : across(from);
		from += amount;
		return svg`<rect class=${`part${names.indexOf(name) % 6}`} x=${x} width=${across(amount)} height="10" y="2"></rect>`;
	});
}

const width = 460;
const height = 200;
const left = 64;
const bottom = 34;

/** Position against two axes; what has no place is in the table only. */
function points({ title, x, y, points: all }: Points): TemplateResult {
	const place = (axis: Points['x'], value: number, from: number, to: number) => {
		const scale = (v: number) => (axis.scale === 'log' ? Math.log10(Math.max(1, v)) : v);
		const first = scale(axis.ticks[0]?.at ?? 0);
		const last = scale(axis.ticks.at(-1)?.at ?? 1);
		return from + ((scale(value) - first) / (last - first || 1)) * (to - from);
	};
	const px = (value: number) => place(x, value, left, width - 12);
	const py = (value: number) => place(y, value, height - bottom, 10);
	return html`<svg class="points" viewBox=${`0 0 ${width} ${height}`} role="img" aria-label=${title}>
		${x.ticks.map(({ at, text }) => svg`<line class="grid" x1=${px(at)} x2=${px(at)} y1="10" y2=${height - bottom}></line><text x=${px(at)} y=${height - bottom + 14} text-anchor="middle">${text}</text>`)}
		${y.ticks.map(({ at, text }) => svg`<line class="grid" x1=${left} x2=${width - 12} y1=${py(at)} y2=${py(at)}></line><text x=${left - 6} y=${py(at) + 4} text-anchor="end">${text}</text>`)}
		<text x=${(left + width) / 2} y=${height - 4} text-anchor="middle">${x.label}</text>
		<text class="vertical" transform=${`translate(12 ${(height - bottom) / 2}) rotate(-90)`} text-anchor="middle">${y.label}</text>
		${all.map(({ name, x: ax, y: ay }, at) =>
			ax === undefined || ay === undefined
				? nothing
				: svg`<circle class="point" cx=${px(ax)} cy=${py(ay)} r="4"></circle><text x=${px(ax) + (px(ax) > width * 0.6 ? -8 : 8)} y=${py(ay) + (at % 2 === 0 ? -6 : 14)} text-anchor=${px(ax) > width * 0.6 ? 'end' : 'start'}>${name.slice(name.lastIndexOf('/') + 1, name.lastIndexOf('/') + 25)}</text>`,
		)}
	</svg>`;
}

function asTable({ words }: View, drawing: Drawing): TemplateResult {
	const rows: readonly (readonly [string, string])[] =
		drawing.kind === 'bars'
			? drawing.bars.map(({ name, text }) => [name, text])
			: drawing.kind === 'points'
				? drawing.points.map(({ name, text }) => [name, text])
				: [
						...drawing.nodes.map(({ name, about }): [string, string] => [name, about]),
						...drawing.edges.map(({ from, to, label }): [string, string] => [from, `${label} → ${to}`]),
					];
	return html`<table class="plain">
		<caption class="reader">${drawing.title}</caption>
		<thead><tr><th scope="col">${words.attribute}</th><th scope="col">${words.value}</th></tr></thead>
		<tbody>${rows.map(([name, text]) => html`<tr><th scope="row">${name}</th><td>${text}</td></tr>`)}</tbody>
	</table>`;
}
