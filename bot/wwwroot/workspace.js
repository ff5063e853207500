// The chat page: what was said shows at once, replies arrive by the event stream, charts are drawn where they come.
(() => {
  'use strict';
  const script = document.currentScript;
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const token = $('meta[name=antiforgery]')?.content;
  const newId = () => crypto.randomUUID?.().replaceAll('-', '') ?? [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

  document.addEventListener('htmx:config:request', event => { event.detail.ctx.request.headers['X-Antiforgery'] = token; });

  // An open menu closes when the attention goes elsewhere.
  document.addEventListener('click', event => all('details.menu[open]').forEach(menu => { if (!menu.contains(event.target)) menu.open = false; }));
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    all('details.menu[open]').forEach(menu => { menu.open = false; $('summary', menu).focus(); });
  });

  // ---- charts: the library is fetched only when there is something to draw
  let library;
  const charts = new Map();
  const loadLibrary = () => library ??= new Promise((resolve, reject) => {
    const tag = document.createElement('script');
    tag.src = script.dataset.echarts;
    tag.onload = () => resolve(window.echarts);
    tag.onerror = reject;
    document.head.append(tag);
  });
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const shorten = (value, unit, lang) => {
    if (unit === 'percent' || unit === '%') return `${+(value * 100).toFixed(1)}%`;
    const size = Math.abs(value);
    const cut = (by, sign) => `${+(value / by).toFixed(1)}${sign}`;
    if (lang === 'en') return size >= 1e6 ? cut(1e6, 'M') : size >= 1e4 ? cut(1e3, 'k') : `${+value.toFixed(2)}`;
    return size >= 1e8 ? cut(1e8, '亿') : size >= 1e4 ? cut(1e4, '万') : `${+value.toFixed(2)}`;
  };
  const options = (chart, lang) => {
    const ink = colour('--ink'), quiet = colour('--quiet'), line = colour('--line'), paper = colour('--paper');
    const money = ['CNY', 'yuan', '元'].includes(chart.unit);
    const say = value => value == null ? '—' : (money ? '¥' : '') + shorten(value, chart.unit, lang);
    const palette = ['#2f7de1', '#f59f00', '#2fb344', '#ae3ec9', '#d63939', '#17a2b8'];
    const base = {
      color: palette, backgroundColor: 'transparent', animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      textStyle: { color: ink, fontFamily: getComputedStyle(document.body).fontFamily },
      tooltip: { trigger: 'axis', renderMode: 'richText', backgroundColor: paper, borderColor: line, textStyle: { color: ink }, valueFormatter: say, axisPointer: { type: 'shadow' } },
      legend: chart.series.length > 1 ? { top: 0, textStyle: { color: quiet } } : undefined,
      grid: { left: 4, right: 12, top: chart.series.length > 1 ? 34 : 14, bottom: 2, containLabel: true },
    };
    if (chart.kind === 'pie') {
      return { ...base, tooltip: { ...base.tooltip, trigger: 'item' }, series: [{ type: 'pie', radius: ['42%', '70%'], label: { color: ink, formatter: '{b}  {d}%' }, data: chart.labels.map((name, i) => ({ name, value: chart.series[0]?.values[i] ?? 0 })) }] };
    }
    if (chart.kind === 'funnel') {
      // Bars in the middle, each as wide as its stage: the small library has no funnel of its own.
      const values = (chart.series[0]?.values ?? []).map(value => value ?? 0);
      const widest = Math.max(...values, 1);
      return {
        ...base, legend: undefined, tooltip: undefined, grid: { left: 4, right: '6%', top: 4, bottom: 4, containLabel: true },
        xAxis: { type: 'value', show: false, max: widest },
        yAxis: { type: 'category', data: chart.labels, inverse: true, axisLabel: { color: ink }, axisLine: { show: false }, axisTick: { show: false } },
        series: [
          { type: 'bar', stack: 'funnel', silent: true, itemStyle: { color: 'transparent' }, data: values.map(value => (widest - value) / 2), barCategoryGap: '14%' },
          { type: 'bar', stack: 'funnel', data: values, itemStyle: { borderRadius: 4 }, label: { show: true, position: 'inside', color: '#fff', fontWeight: 600, textBorderColor: '#2f7de1', textBorderWidth: 2, formatter: part => say(part.value) } },
        ],
      };
    }
    const names = { type: 'category', data: chart.labels, axisLabel: { color: quiet, hideOverlap: true, width: 110, overflow: 'truncate' }, axisLine: { lineStyle: { color: line } }, axisTick: { show: false } };
    const figures = { type: 'value', axisLabel: { color: quiet, formatter: value => shorten(value, chart.unit, lang) }, splitLine: { lineStyle: { color: line } } };
    const isLying = chart.kind === 'bar' && (chart.labels.length > 6 || chart.labels.some(label => label.length > 6));
    const series = chart.series.map(one => ({ name: one.name, type: chart.kind === 'line' ? 'line' : 'bar', data: one.values, smooth: false, symbolSize: 7, barMaxWidth: 46, itemStyle: chart.kind === 'line' ? undefined : { borderRadius: isLying ? [0, 4, 4, 0] : [4, 4, 0, 0] } }));
    return isLying ? { ...base, xAxis: figures, yAxis: { ...names, inverse: true }, series } : { ...base, xAxis: names, yAxis: figures, series };
  };
  const draw = root => {
    const figuresToDraw = all('figure[data-chart]', root).filter(figure => !charts.has(figure));
    if (figuresToDraw.length === 0) return;
    loadLibrary().then(echarts => figuresToDraw.forEach(figure => {
      figure.classList.add('drawn');
      const model = JSON.parse(figure.dataset.chart);
      const canvas = $('.canvas', figure);
      if (model.labels.length > 10) canvas.style.height = `${Math.min(640, 60 + model.labels.length * 26)}px`;
      const chart = echarts.init(canvas);
      charts.set(figure, { chart, model, lang: figure.dataset.lang });
      chart.setOption(options(model, figure.dataset.lang));
    })).catch(() => figuresToDraw.forEach(figure => { $('details', figure).open = true; }));   // without the library the figures themselves are shown
  };
  addEventListener('resize', () => charts.forEach(({ chart }) => chart.resize()));
  document.addEventListener('theme', () => charts.forEach(({ chart, model, lang }) => chart.setOption(options(model, lang), true)));
  draw(document);

  // ---- the talk
  const talk = $('#talk');
  if (!talk) return;
  const messages = $('#messages'), form = $('#say'), box = $('#text'), welcome = $('#welcome'), connection = $('#connection');
  const toEnd = () => { messages.scrollTop = messages.scrollHeight; };
  let waiting = 0;
  const typing = on => {
    waiting = Math.max(0, waiting + (on ? 1 : -1));
    $('.typing', messages)?.remove();
    if (waiting > 0) messages.append($('#typing').content.cloneNode(true));
    toEnd();
  };
  const say = text => {
    welcome.hidden = true;
    const row = document.createElement('div');
    row.className = 'said';
    const bubble = document.createElement('div');
    bubble.className = 'bubble';
    bubble.textContent = text;
    row.append(bubble);
    $('.typing', messages)?.remove();
    messages.append(row);
    typing(true);
    return row;
  };
  const fail = row => {
    typing(false);
    if (!row) return;
    row.classList.add('failed');
    const note = document.createElement('p');
    note.className = 'said-note';
    note.setAttribute('role', 'alert');
    note.textContent = talk.dataset.failed;
    row.after(note);
  };

  // Enter sends, Shift+Enter breaks the line; Enter that ends a pinyin composition does neither.
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  const rows = new WeakMap();
  document.addEventListener('htmx:before:request', event => {
    const ctx = event.detail.ctx, source = ctx.sourceElement;
    if (source === form) {
      rows.set(ctx, say(box.value.trim()));
      box.value = '';
      form.elements.messageId.value = newId();
    } else if (source.closest?.('.card-body, .act')) {
      source.closest('.card-body, .act').querySelectorAll('fieldset, button').forEach(part => { part.disabled = true; });
      rows.set(ctx, null);
      typing(true);
    }
  });
  const finished = event => {
    const ctx = event.detail.ctx;
    if (!rows.has(ctx)) return;
    const status = ctx.response?.raw?.status ?? ctx.response?.status ?? 0;
    if (status === 208) typing(false);   // said before: no further reply will come
    if (status >= 200 && status < 300) return;
    fail(rows.get(ctx));
    ctx.sourceElement.closest?.('.card-body, .act')?.querySelectorAll('fieldset, button').forEach(part => { part.disabled = false; });
    rows.delete(ctx);
  };
  document.addEventListener('htmx:after:request', finished);
  document.addEventListener('htmx:error', finished);

  messages.addEventListener('click', event => {
    const button = event.target.closest('[data-say]');
    if (!button) return;
    box.value = button.dataset.say;
    if (button.dataset.draft) {
      box.focus();
      box.setSelectionRange(box.value.length, box.value.length);
    } else {
      form.requestSubmit();
    }
  });
  const draft = new URLSearchParams(location.search).get('draft');
  if (draft) {
    box.value = draft.slice(0, 4000);
    box.focus();
    history.replaceState(null, '', '/');
  }

  // Cards shown earlier tell how they stand now: saved, replaced, expired.
  const refreshCards = async () => {
    const open = all('.card-form[data-state=pending]');
    if (open.length === 0) return;
    const response = await fetch('/chat/cards?' + open.map(card => 'card=' + card.dataset.card).join('&'));
    if (!response.ok) return;
    for (const { card, state, label } of await response.json()) {
      const element = open.find(one => one.dataset.card === card);
      if (!element || state === 'pending') continue;
      element.dataset.state = state;
      const badge = $('.state', element);
      badge.dataset.state = state;
      badge.textContent = label;
      $('fieldset', element).disabled = true;
      $('.card-body .actions', element)?.remove();
    }
  };

  const receive = event => {
    if (document.getElementById('reply-' + event.lastEventId)) return;
    typing(false);
    welcome.hidden = true;
    const holder = document.createElement('template');
    holder.innerHTML = event.data;
    const reply = holder.content.querySelector('.reply');
    if (!reply) return;
    const dots = $('.typing', messages);
    dots ? dots.before(reply) : messages.append(reply);
    window.htmx?.process(reply);
    draw(reply);
    // A button that was pressed and refused (wrong value) can be pressed again.
    all('.card-form[data-state=pending] fieldset:disabled').forEach(part => { part.disabled = false; part.querySelectorAll('button').forEach(button => { button.disabled = false; }); });
    refreshCards();
    reply.scrollIntoView({ block: reply.offsetHeight > messages.clientHeight ? 'start' : 'end' });
  };
  const follow = () => {
    const stream = new EventSource(talk.dataset.follow);
    stream.addEventListener('reply', receive);
    stream.addEventListener('open', () => { connection.hidden = true; });
    stream.addEventListener('error', () => {
      connection.textContent = talk.dataset.offline;
      connection.hidden = stream.readyState === EventSource.OPEN;
      if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 5000);   // signed out, or the address has changed
    });
  };
  follow();
  if (!welcome.hidden) box.focus({ preventScroll: true }); else toEnd();
})();
