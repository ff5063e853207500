using System.Text.Json.Nodes;

namespace SalesAssistant.Bot.Model.Tools;

/// <summary>Closed lists of a schema against given arguments: the one part of it that the typed records do not hold themselves.</summary>
internal static class SchemaCheck
{
    /// <summary>One fault a value that is on no list.</summary>
    public static IEnumerable<string> Faults(JsonNode? schema, JsonNode? value, string place = "")
    {
        switch (schema, value)
        {
            case (JsonObject part, JsonValue said) when part["enum"] is JsonArray list && said.TryGetValue<string>(out var text) && !list.Any(one => one?.GetValue<string>() == text):
                yield return $"{place}: '{text}' is not one of {string.Join(", ", list.Select(one => one?.GetValue<string>()))}.";
                break;
            case (JsonObject part, JsonArray items):
                foreach (var fault in items.SelectMany((item, at) => Faults(part["items"], item, $"{place}[{at}]")))
                {
                    yield return fault;
                }

                break;
            case (JsonObject part, JsonObject given) when part["properties"] is JsonObject members:
                foreach (var fault in given.SelectMany(member => Faults(members[member.Key], member.Value, place.Length == 0 ? member.Key : $"{place}.{member.Key}")))
                {
                    yield return fault;
                }

                break;
        }
    }
}
