import type { Language } from '../entities/notification-endpoint.ts';
import type { NotificationEvent } from '../entities/notification-event.ts';
import type { Mail } from '../storage/messenger.ts';
import { describeEvent, utc } from './event-texts.ts';

/** The bounds of Slack: https://docs.slack.dev/reference/block-kit/blocks */
const SLACK_HEADER = 150;
const SLACK_SECTION = 3000;
const LONGEST_LINE = 500;
const LONGEST_SUBJECT = 200;

/** The body for programs: the same bytes at every attempt, for an event never changes. */
export function genericBody({ id, kind, at, facts }: NotificationEvent): string {
  return JSON.stringify({ id, type: kind, timestamp: at.toISOString(), data: facts });
}

/** The body for Slack, and for what understands its incoming webhooks. */
export function slackBody(event: NotificationEvent, language: Language): string {
  const { title, lines } = describeEvent(event, language);
  const text = cutLines(lines.map(escapeSlack), SLACK_SECTION);
  return JSON.stringify({
    text: `${escapeSlack(title)}\n${text}`,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(title, SLACK_HEADER) } },
      { type: 'section', text: { type: 'mrkdwn', text } },
      { type: 'context', elements: [{ type: 'mrkdwn', text: `${event.kind} · ${utc(event.at)}` }] },
    ],
  });
}

/** The e-mail for people: plain text, and the same in HTML. */
export function mailOf(
  event: NotificationEvent,
  language: Language,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { title, lines } = describeEvent(event, language);
  const foot = `${event.kind} · ${utc(event.at)} · ${event.id}`;
  const paragraphs = lines.map((line) => `<p style="margin: 0 0 4px">${escapeHtml(line)}</p>`).join('\n');
  return {
    subject: cut(`[Gugus] ${title}`, LONGEST_SUBJECT),
    text: [title, '', ...lines, '', foot, ''].join('\n'),
    html: `<!doctype html>
<html lang="${language.toLowerCase()}"><body style="font-family: sans-serif">
<h2>${escapeHtml(title)}</h2>
${paragraphs}
<p style="color: #666"><small>${escapeHtml(foot)}</small></p>
</body></html>
`,
  };
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}

/** As many whole lines as fit. */
function cutLines(lines: readonly string[], most: number): string {
  let text = '';
  for (const line of lines.map((each) => cut(each, LONGEST_LINE))) {
    if (text.length + line.length + 1 > most) break;
    text += text === '' ? line : `\n${line}`;
  }
  return text;
}

/** Without it a reason such as <!channel> would call everybody: https://docs.slack.dev/messaging/formatting-message-text */
const escapeSlack = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const escapeHtml = (text: string) => escapeSlack(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;');
