import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AssessBody, NeedField } from '../../core/decide/screen/screen';
import { Edits } from './edits';
import { actionButton, filled, typedIn, type View } from './view';

const edits = new Edits();

/** The needs as a form, and what speaks for reusing and for building. */
export function assess(view: View, body: AssessBody): TemplateResult {
	return html`<p class="quiet" id="needs-kept">${body.kept}</p>
		<form class="needs" @submit=${(event: Event) => event.preventDefault()}>
			${repeat(
				body.fields,
				({ need }) => need,
				(field) => fieldOf(view, field),
			)}
		</form>
		<section class="considerations">
			<h2>${view.words.speaks}</h2>
			<ul>
				${body.considerations.map(({ text, source }) => html`<li>${text} <span class="quiet">${source}</span></li>`)}
			</ul>
		</section>`;
}

function fieldOf(view: View, field: NeedField): TemplateResult {
	const id = `need-${field.need}`;
	const shown = edits.shown(field);
	const told = (event: Event) => {
		const value = (event.target as HTMLInputElement).value;
		if (value !== edits.shown(field)) {
			view.send({ act: 'need', need: field.need, value, edit: edits.note(field.need, value) });
		}
	};
	const notes = [
		`${id}-about`,
		...(field.guessed ? [`${id}-guess`] : []),
		...(field.fault ? [`${id}-fault`] : []),
		...(field.unknown ? [`${id}-unknown`] : []),
	];
	return html`<div class=${field.guessed ? 'field guess' : 'field'}>
		<label for=${id}>${field.label}</label>
		<div>
			${
				field.kind === 'choice' || field.kind === 'flag'
					? html`<select id=${id} aria-describedby=${notes.join(' ')} @change=${told}>
						${choicesOf(view, field).map(
							({ value, label }) =>
								html`<option value=${value} .selected=${value === shown}>${label}</option>`,
						)}
					</select>`
					: html`<input
						id=${id}
						type="text"
						maxlength="500"
						autocomplete="off"
						spellcheck="false"
						list=${field.offered ? `${id}-offered` : nothing}
						aria-describedby=${notes.join(' ')}
						aria-invalid=${field.fault ? 'true' : 'false'}
						.value=${live(typedIn(id) ?? shown)}
						@change=${told}
					/>`
			}
			${field.offered ? html`<datalist id=${`${id}-offered`}>${field.offered.map(({ value, label }) => html`<option value=${value} label=${label || nothing}></option>`)}</datalist>` : nothing}
			${
				field.unknown
					? html`<span class="unknown" id=${`${id}-unknown`}
						><span class="sign" aria-hidden="true">!</span> ${field.unknown.text}
						${field.unknown.actions.map((action) => actionButton(view, action))}</span
					>`
					: nothing
			}
			${field.guessed ? html`<span class="from quiet" id=${`${id}-guess`}>${filled(view.words.guessedFrom, field.guessed)}</span>` : nothing}
			${field.fault ? html`<span class="fault" id=${`${id}-fault`}>✕ ${field.fault}</span>` : nothing}
			<span class="about quiet" id=${`${id}-about`}>${field.about}</span>
		</div>
	</div>`;
}

function choicesOf({ words }: View, field: NeedField): NonNullable<NeedField['choices']> {
	const none = { value: '', label: words.notSaid };
	return field.kind === 'flag'
		? [none, { value: 'true', label: words.yes }, { value: 'false', label: words.no }]
		: [none, ...(field.choices ?? [])];
}
