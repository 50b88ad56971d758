import { html, nothing, type TemplateResult } from 'lit';
import { evidence } from './evidence';
import { stateSigns } from './stateSigns';
import { actionButton, type View } from './view';

/** Title, stages, the question of this one with its reason, notices, and the needs in short. */
export function head(view: View): TemplateResult {
	const { screen, words } = view;
	return html`<header>
			<div class="line">
				<h1>${screen.title}</h1>
				<span class="quiet">${screen.summary}</span>
				<span class=${screen.saved.fault ? 'saved fault' : 'saved quiet'} role="status">
					${screen.saved.fault ? html`<span class="sign" aria-hidden="true">✕</span>` : nothing}${screen.saved.text}
				</span>
			</div>
			${
				screen.decided
					? html`<p class="decided" id="decided" tabindex="-1">
							<span class="sign" aria-hidden="true">${stateSigns[screen.unmeasured ? 'look' : 'fits']}</span>
							${screen.decided}${screen.unmeasured ? html` <span class="quiet">(${screen.unmeasured})</span>` : nothing}
						</p>`
					: nothing
			}
			${stages(view)}
		</header>
		<section class="why" aria-labelledby="question">
			<h2 id="question" tabindex="-1">${screen.question}</h2>
			<span class="quiet">${screen.why}</span>
			<button type="button" class="link" id="about" @click=${() => view.send({ act: 'about' })}>
				${words.about}
			</button>
		</section>
		<div class="notices" role="status">
			${screen.notices.map(
				(notice) => html`<p class=${`notice ${notice.level}`}>
					<span class="sign" aria-hidden="true">${notice.level === 'info' ? 'i' : '!'}</span>
					<span>${notice.text}</span> ${notice.actions.map((action) => actionButton(view, action))}
				</p>`,
			)}
		</div>
		${screen.body.stage === 'assess' ? nothing : needs(view)}`;
}

function stages({ screen, words, send }: View): TemplateResult {
	return html`<nav aria-label=${words.stages}>
		<ol class="stages">
			${screen.stages.map(
				({ id, label, state, closed, missing }, at) => html`<li class=${state}>
					<button
						type="button"
						id=${`stage ${id}`}
						aria-current=${state === 'now' ? 'step' : 'false'}
						aria-disabled=${closed === undefined ? 'false' : 'true'}
						title=${closed ?? missing ?? nothing}
						@click=${() => send({ act: 'step', step: { do: 'go', stage: id } })}
					>
						<span class="dot" aria-hidden="true">${state === 'done' ? '✓' : at + 1}</span>
						<span class="label">${label}</span>${state === 'done' ? html`<span class="reader"> ${words.finished}</span>` : nothing}
					</button>
				</li>`,
			)}
		</ol>
	</nav>`;
}

function needs({ screen, words, send }: View): TemplateResult {
	return html`<div class="chips">
		<span class="quiet" id="needs-label">${words.needs}</span>
		<ul aria-labelledby="needs-label">
			${screen.needs.map(
				({
					text,
					guessed,
				}) => html`<li class=${guessed === undefined ? 'chip' : 'chip guess'} title=${guessed ?? nothing}>
					${text}${guessed === undefined ? nothing : html` <span class="quiet">${words.guessed}</span>`}
				</li>`,
			)}
		</ul>
		<button
			type="button"
			class="link"
			id="edit-needs"
			@click=${() => send({ act: 'step', step: { do: 'go', stage: 'assess' } })}
		>
			${words.edit}
		</button>
	</div>`;
}

/** At the lower edge: where the fact of the focused cell comes from, the one thing to go on with, and the others. */
export function foot(view: View): TemplateResult {
	const { next, others, body } = view.screen;
	return html`<footer id="foot">
		${body.stage === 'select' ? evidence(view, body) : nothing}
		<div class="line">
			${next ? actionButton(view, next, 'primary') : nothing}
			${others.map((action) => actionButton(view, action))}
		</div>
	</footer>`;
}
