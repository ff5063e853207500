using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Model;
using SalesAssistant.Bot.Model.Prompts;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Arguments;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Bot.Commands.Cases;

/// <summary>Writes down what the built-in reader made of each message, as the function call of a model that understands as much: an endpoint that replays the lines shows that nothing is lost on the way through
/// arguments, names, checks and prompt.</summary>
internal sealed class ModelRecorder
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Takes the place of a second reader.</summary>
    public ISecondReader For(IServiceProvider services) => new Reader(_lines, services.GetRequiredService<EarlierWords>(), services.GetRequiredService<IOptions<ModelSettings>>());

    private sealed class Reader(ConcurrentQueue<string> lines, EarlierWords earlier, IOptions<ModelSettings> settings) : ISecondReader
    {
        public async Task<SecondReading> ReadAsync(TurnWords turn, Understood builtIn, CancellationToken cancellationToken)
        {
            var request = builtIn.Request is Clarify { Pending: { } pending } ? pending : builtIn.Request;
            if (request is not OutOfScope { Reason: "not_understood" } && RequestJson.Types.ContainsKey(request.Skill))
            {
                var known = turn with { Earlier = await earlier.LoadAsync(turn.Message, settings.Value.EarlierMessages, cancellationToken) };
                var data = JsonSerializer.SerializeToNode(TurnPrompt.Data(known, new WordMask(isOn: false)), DataSection.Json);
                var arguments = RequestJson.Write(request, (kind, id) => turn.Reading.Names.Find(kind, id)?.Record.Name);
                lines.Enqueue(new JsonObject { ["data"] = data, ["name"] = request.Skill, ["arguments"] = arguments }.ToJsonString(RequestJson.Options));
            }

            return new SecondReading(builtIn.Request, builtIn.Why);
        }
    }
}
