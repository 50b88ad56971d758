import { html, nothing, type TemplateResult } from 'lit';
import type { DeployBody } from '../../core/decide/screen/screen';
import { actionButton, filled, sign, type View } from './view';

/** What is open at each call, what the licence asks for, and the record. */
export function deploy(view: View, body: DeployBody): TemplateResult {
	const { words } = view;
	return html`<h2 class="name">${body.model.name} <code class="quiet">${body.model.commit}</code></h2>
		<section>
			<h2>${words.sites}</h2>
			${body.scan ? html`<p class="empty">${words.noSites} ${actionButton(view, body.scan, 'link')}</p>` : nothing}
			<ul class="sites">
				${body.sites.map(
					({ place, line, open, show }) => html`<li>
						<div class="line"><strong>${place}</strong> ${actionButton(view, show, 'link', undefined, place)}</div>
						<code>${line}</code>
						<ul>
							${open.map(
								({ mark, text, action }) => html`<li class=${mark}>
									${sign(mark, words)}<span>${text}</span> ${action ? actionButton(view, action, 'link', undefined, place) : nothing}
								</li>`,
							)}
						</ul>
					</li>`,
				)}
			</ul>
		</section>
		<section>
			<h2>${words.obligations}</h2>
			<p class="quiet">${filled(words.licence, body.licence)}</p>
			<ul class="duties">${body.obligations.map((duty) => html`<li>${duty}</li>`)}</ul>
		</section>
		<section>
			<h2>${words.record}</h2>
			<pre class="record" tabindex="0" role="region" aria-label=${words.record}>${body.record}</pre>
		</section>`;
}
