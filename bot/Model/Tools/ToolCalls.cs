using System.Text.Json;
using System.Text.Json.Nodes;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Arguments;
using SalesAssistant.Skills.Language;

namespace SalesAssistant.Bot.Model.Tools;

/// <summary>A function call as an action of a turn: payload "call:NAME", arguments in the values.</summary>
/// <param name="tools">Made at the first call: most installations never see one.</param>
internal sealed class ToolCalls(Lazy<SkillTools> tools)
{
    private const string Start = "call:";
    private const string Arguments = "arguments";

    public static CardAction Action(string name, string arguments, string nonce) => new(Start + name, nonce, new Dictionary<string, string?> { [Arguments] = arguments });

    public static bool IsCall(CardAction action) => action.Payload.StartsWith(Start, StringComparison.Ordinal);

    /// <summary>The request. What the call's own texts say counts as said.</summary>
    /// <exception cref="ArgumentsRefusedException">It cannot be called so.</exception>
    public Request Read(CardAction action, ReadingContext reading, DateTime localNow)
    {
        JsonNode? arguments;
        try
        {
            arguments = JsonNode.Parse(action.Values?.GetValueOrDefault(Arguments) ?? "{}", documentOptions: new JsonDocumentOptions { MaxDepth = 32 });
        }
        catch (JsonException)
        {
            throw new ArgumentsRefusedException(["The arguments are no JSON."]);
        }

        var words = string.Join('\n', Texts(arguments));
        return tools.Value.Read(action.Payload[Start.Length..], arguments, new ArgumentContext(UtteranceReader.Read(words, localNow, reading.Names), reading, []));
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject part => part.SelectMany(member => Texts(member.Value)),
        JsonArray list => list.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        not null => [node.ToJsonString()],
        _ => [],
    };
}
