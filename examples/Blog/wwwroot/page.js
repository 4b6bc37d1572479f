import { merge, payloadsOf } from './incremental.js';

const query = `{
  article(id: "123") {
    title
    content
    ... @defer {
      author { name bio }
    }
  }
  blogPost(id: "1") {
    comments @stream(initialCount: 0) {
      id
      content
      author
    }
  }
}`;

const modes = {
  parts: 'multipart/mixed',   // each payload when it is there
  whole: 'application/json',  // a client that takes no parts gets one result, when everything is there
};

const seconds = 3; // that the tracks show
const element = id => document.getElementById(id);
const make = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

let running = new AbortController();

async function run(mode) {
  running.abort();
  running = new AbortController();
  const { signal } = running;
  prepare(mode);
  const started = performance.now();
  const times = [];
  let result;
  try {
    for await (const payload of payloadsOf(query, modes[mode], signal)) {
      const time = (performance.now() - started) / 1000;
      if (signal.aborted) {
        return;
      }

      times.push(time);
      result = merge(result, payload);
      showPayload(mode, payload, times);
      showPage(result, payload.hasNext ?? false);
    }
  } catch (error) {
    if (!signal.aborted) {
      showErrors([error]);
    }
  }
}

function prepare(mode) {
  document.body.dataset.mode = mode;
  document.body.dataset.state = 'waiting';
  for (const button of element('modes').children) {
    button.setAttribute('aria-pressed', button.value === mode);
  }

  element('count').value = 0;
  element('unit').textContent = 'payloads';
  element('summary').textContent = 'waiting …';
  element('payloads').replaceChildren();
  element(`${mode}-track`).replaceChildren();
  element('request').textContent = `POST /graphql\nAccept: ${modes[mode]}\n\n${query}`;
  showPage({ data: null, errors: [] }, true);
}

function showPage({ data, errors }, more) {
  document.body.dataset.state = more ? 'waiting' : 'complete';
  show('title', data?.article.title, more);
  show('content', data?.article.content, more);

  const author = data?.article.author;
  element('author').replaceChildren(...(author
    ? [make('span', { className: 'face', textContent: author.name[0] }), make('div', {}, make('strong', { textContent: author.name }), make('span', { textContent: author.bio }))]
    : [make('span', { className: 'face' }), make('div', {}, make('span', { className: 'bone' }))]));
  element('author').classList.toggle('missing', !author);

  const comments = data?.blogPost.comments ?? [];
  const list = element('comments');
  list.querySelector('.missing')?.remove();
  if (comments.length < list.childElementCount) {
    list.replaceChildren();
  }

  for (const { author: name, content } of comments.slice(list.childElementCount)) {
    list.append(make('li', {}, make('strong', { textContent: name }), make('span', { textContent: content })));
  }

  if (more) {
    list.append(make('li', { className: 'missing' }, make('span', { className: 'bone' })));
  }

  element('comment-count').textContent = comments.length || '';
  showErrors(errors);
}

function show(id, text, more) {
  element(id).replaceChildren(...(text ? [text] : more ? [make('span', { className: 'bone' })] : []));
}

function showErrors(errors) {
  element('errors').hidden = errors.length === 0;
  element('errors').textContent = errors.map(error => error.message).join('\n');
}

function showPayload(mode, payload, times) {
  const time = times.at(-1);
  element('count').value = times.length;
  element('unit').textContent = times.length === 1 ? 'payload' : 'payloads';
  element('summary').textContent = `first after ${format(times[0])}${payload.hasNext ? '' : `, complete after ${format(time)}`}`;
  const dot = make('i', { title: format(time) });
  dot.style.left = `${Math.min(time / seconds, 1) * 100}%`;
  element(`${mode}-track`).append(dot);
  element('payloads').append(make(
    'li', {},
    make('header', {}, make('b', { textContent: times.length }), make('span', { textContent: holds(payload) }), make('time', { textContent: format(time) })),
    make('pre', { textContent: JSON.stringify(payload, null, 1).replace(/\n\s*/g, ' ') })));
}

const holds = payload => payload.incremental?.map(entry => (entry.items ? 'a comment' : 'the author')).join(', ')
  ?? ('hasNext' in payload ? 'the article' : 'everything');

const format = time => `${time.toFixed(2)} s`;

for (let second = 0; second <= seconds; second++) {
  const mark = make('i', { textContent: `${second} s` });
  mark.style.left = `${(second / seconds) * 100}%`;
  element('scale').append(mark);
}

element('modes').addEventListener('submit', event => {
  event.preventDefault();
  run(event.submitter.value);
});
run('parts');
