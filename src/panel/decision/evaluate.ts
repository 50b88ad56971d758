import { html, nothing, type TemplateResult } from 'lit';
import type { EvaluateBody } from '../../core/decide/screen/screen';
import { actionButton, filled, sign, type View } from './view';

/** Technique, the board of claims and measurements, a form for a result, and the three ways back. */
export function evaluate(view: View, body: EvaluateBody): TemplateResult {
	const { words, send } = view;
	return html`<h2 class="name">${body.candidate.name}</h2>
		<div class="line" role="group" aria-label=${words.technique}>
			<span class="quiet">${words.technique}</span>
			${body.techniques.map(
				({ id, label, about, chosen }) => html`<button
					type="button"
					class=${chosen ? 'chip chosen' : 'chip'}
					id=${`technique ${id}`}
					aria-pressed=${chosen ? 'true' : 'false'}
					title=${about}
					@click=${() =>
						send({
							act: 'step',
							step: { do: 'evaluate', candidate: body.candidate.key, technique: id },
						})}
				>
					${label}
				</button>`,
			)}
		</div>
		${board(view, body)} ${entry(view, body)} ${backs(view, body)}
		${
			body.turns.length > 0
				? html`<section>
					<h2>${words.turns}</h2>
					<ol>${body.turns.map((turn) => html`<li>${turn}</li>`)}</ol>
				</section>`
				: nothing
		}`;
}

function board({ words }: View, { board: rows, folder, faults }: EvaluateBody): TemplateResult {
	return html`<section>
		<h2>${words.board}</h2>
		${faults.map((fault) => html`<p class="notice warning"><span class="sign" aria-hidden="true">!</span><span>${fault}</span></p>`)}
		${
			rows.length === 0
				? html`<p class="empty">${words.noResults}</p>`
				: html`<div class="scroll">
					<table class="plain">
						<thead>
							<tr>
								${[words.model, words.metric, words.claimed, words.measured, words.difference].map(
									(word) => html`<th scope="col">${word}</th>`,
								)}
							</tr>
						</thead>
						<tbody>
							${rows.map(
								(row) => html`<tr>
									<th scope="row">${row.candidate}</th>
									<td>${row.metric}</td>
									<td>${row.claimed}</td>
									<td>${row.measured}</td>
									<td class=${row.mark}>${sign(row.mark, words)}${row.note}<span class="note">${row.about}</span></td>
								</tr>`,
							)}
						</tbody>
					</table>
				</div>`
		}
		<p class="quiet small">${filled(words.resultsFolder, folder)}</p>
	</section>`;
}

function entry({ words, send }: View, { metrics }: EvaluateBody): TemplateResult {
	const submit = (event: Event) => {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		const value = (name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
		send({
			act: 'measure',
			metric: value('metric'),
			value: value('value'),
			latency: value('latency'),
			memory: value('memory'),
			hardware: value('hardware'),
		});
	};
	const field = (name: 'metric' | 'value' | 'latency' | 'memory' | 'hardware', placeholder: string) =>
		html`<label>${words[name]}<input name=${name} id=${`measure-${name}`} type="text" maxlength="200" autocomplete="off" placeholder=${placeholder} list=${name === 'metric' ? 'metrics' : nothing} /></label>`;
	return html`<section>
		<h2>${words.enterResult}</h2>
		<form class="line measure" @submit=${submit}>
			${field('metric', 'accuracy')} ${field('value', '0.91')} ${field('latency', '0.02')} ${field('memory', '1.5 GB')}
			${field('hardware', 'CPU')}
			<datalist id="metrics">${metrics.map((metric) => html`<option value=${metric}></option>`)}</datalist>
			<button class="plain" id="measure">${words.save}</button>
		</form>
	</section>`;
}

function backs(view: View, { backs: all }: EvaluateBody): TemplateResult {
	const { words } = view;
	return html`<section class="backs">
		<h2>${words.poor}</h2>
		<ul>
			${all.map(
				({ id, label, about }) => html`<li>
					${actionButton(view, {
						id: `back ${id}`,
						label,
						asks: words.poorQuestion,
						does: { act: 'step', step: { do: 'poor', back: id, why: '' } },
					})}
					<span class="quiet">${about}</span>
				</li>`,
			)}
		</ul>
	</section>`;
}
