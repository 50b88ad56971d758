import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Drawing } from '../../core/decide/screen/comparison';
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
					(drawing) => html`<figure id=${`drawing-${drawing.id}`} class=${drawing.kind}>
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
			({ name, amount, text, mark, parts }) => html`<div class=${names.length > 0 ? 'row parted' : 'row'}>
				<span class="label" title=${name}>${name.slice(name.lastIndexOf('/') + 1)}</span>
				<svg width="100%" height="14" aria-hidden="true">
					${amount === undefined ? nothing : svg`<rect class="track" width="100%" height="10" y="2"></rect>`}
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
		${placedLabels(
			all.flatMap(({ name, x: ax, y: ay }) =>
				ax === undefined || ay === undefined ? [] : [{ name: shortName(name), x: px(ax), y: py(ay) }],
			),
		).map(
			({ name, x: cx, y: cy, end, at }) => svg`<circle class="point" cx=${cx} cy=${cy} r="4"></circle>
				${Math.abs(at - cy) > 12 ? svg`<line class="leader" x1=${cx} x2=${cx + (end ? -8 : 8)} y1=${cy} y2=${at - 4}></line>` : nothing}
				<text x=${cx + (end ? -8 : 8)} y=${at} text-anchor=${end ? 'end' : 'start'}>${name}</text>`,
		)}
	</svg>`;
}

/** In a drawing there is room for the model's own name, and not for all of a long one. */
function shortName(name: string): string {
	const own = name.slice(name.lastIndexOf('/') + 1);
	return own.length > 24 ? `${own.slice(0, 23)}…` : own;
}

/** About the width of a letter and the height of a line of labels, in the units of the drawing. */
const letter = 6.2;
const line = 13;

/** A place for each label beside its point where it covers none of those placed before. */
function placedLabels(points: readonly { readonly name: string; readonly x: number; readonly y: number }[]) {
	const taken: { from: number; to: number; at: number }[] = [];
	return [...points]
		.sort((a, b) => a.y - b.y)
		.map((point) => {
			const end = point.x > width * 0.6;
			const long = point.name.length * letter + 8;
			const [from, to] = end ? [point.x - long, point.x] : [point.x, point.x + long];
			const free = (at: number) =>
				at > line &&
				at < height - bottom - 2 &&
				taken.every((one) => one.to < from || one.from > to || Math.abs(one.at - at) >= line);
			const places = Array.from(
				{ length: 24 },
				(_, step) => point.y + 4 + (step % 2 ? -1 : 1) * Math.ceil(step / 2) * line,
			);
			const at = places.find(free) ?? point.y + 4;
			taken.push({ from, to, at });
			return { ...point, end, at };
		});
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
		<thead><tr><th scope="col">${words.model}</th><th scope="col">${words.value}</th></tr></thead>
		<tbody>${rows.map(([name, text]) => html`<tr><th scope="row">${name}</th><td>${text}</td></tr>`)}</tbody>
	</table>`;
}
