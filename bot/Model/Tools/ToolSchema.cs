using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using SalesAssistant.Data;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Metrics;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Arguments;

namespace SalesAssistant.Bot.Model.Tools;

/// <summary>The JSON schema of a request record, as its arguments are read: names, yuan, ISO dates, closed lists.</summary>
internal sealed class ToolSchema(ToolWords words)
{
    public JsonObject Of(Type request)
    {
        var schema = (JsonObject)RequestJson.Options.GetJsonSchemaAsNode(request, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Shape });   // a record's schema is an object
        schema["additionalProperties"] = false;
        return schema;
    }

    private JsonObject Shape(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var member = context.PropertyInfo is { } property ? $"{property.DeclaringType.Name}.{property.Name}" : null;
        var shaped = Shape(type, member, node);
        shaped.Remove("default");
        shaped.Remove("format");   // said in the description
        if (shaped["properties"] is JsonObject && context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            shaped["required"] = new JsonArray([.. context.TypeInfo.Properties.Where(part => part.IsRequired).Select(part => (JsonNode)part.Name)]);
        }

        if (shaped["type"] is JsonArray types)
        {
            var said = types.Select(one => one!.GetValue<string>()).Where(one => one != "null").ToList();   // absent says the same as null
            shaped["type"] = said.Count == 1 ? said[0] : new JsonArray([.. said.Select(one => (JsonNode)one)]);
        }

        if (shaped["enum"] is JsonArray list && list.FirstOrDefault(one => one is null) is null)
        {
            shaped["enum"] = new JsonArray([.. list.OfType<JsonNode>().Select(one => one.DeepClone())]);
            shaped["type"] = "string";
        }

        if (member is not null && words.Values.TryGetValue(member, out var values))
        {
            shaped["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]);
        }

        if (member is not null && words.Members.TryGetValue(member, out var description))
        {
            shaped["description"] = description;
        }

        return shaped;
    }

    private static JsonObject Shape(Type type, string? member, JsonNode node) => type switch
    {
        _ when type == typeof(Named) || type == typeof(RecordRef) => new JsonObject { ["type"] = "string" },
        _ when type == typeof(decimal) => new JsonObject { ["type"] = new JsonArray("number", "string", "integer") },
        _ when type == typeof(IReadOnlyDictionary<string, string>) => Fields(member),
        _ when member == "MetricQuery.measure" => new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. MetricCatalogue.Default.Measures.Select(measure => (JsonNode)measure.Name)]) },
        _ => node as JsonObject ?? [],
    };

    private static JsonObject Fields(string? member)
    {
        var fields = (member == "ManageOpportunity.changes" ? ArgumentFields.Of(RecordKind.Opportunity) : ArgumentFields.Of(RecordKind.Customer).Concat(ArgumentFields.Of(RecordKind.Contact))).DistinctBy(field => field.Name);
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Field(field.Field)))),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Field(FieldDefinition field)
    {
        var schema = new JsonObject { ["type"] = "string", ["description"] = $"{field.Zh} · {field.En}" };
        if (field.ChoiceSet is { } set)
        {
            schema["enum"] = new JsonArray([.. FieldCatalogue.Default.Choices(set).Select(choice => (JsonNode)choice.Code)]);
        }

        return schema;
    }
}
