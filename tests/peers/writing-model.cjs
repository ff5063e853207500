// A model that writes: node writing-model.cjs PORT FIRST REST. Speaks as much of OpenAI's protocol as a text in pieces needs: FIRST at once, REST after `POST /go`; no answer to anything but writing.
const [port, first, rest] = process.argv.slice(2);
const held = [];
const piece = content => `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta: { content } }] })}\n\n`;
const finish = response => response.end(piece(rest) + 'data: [DONE]\n\n');
require('node:http').createServer((request, response) => {
  let body = '';
  request.on('data', part => { body += part; });
  request.on('end', () => {
    if (request.url === '/go') {
      held.splice(0).forEach(finish);
      return response.writeHead(204).end();
    }
    if (!JSON.parse(body).stream) {
      return response.writeHead(503).end();
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(piece(first));
    held.push(response);
  });
}).listen(Number(port), '127.0.0.1', () => console.log('writing'));
