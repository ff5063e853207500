using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SalesAssistant.Skills.Arguments;

/// <summary>Requests as JSON arguments of a function: names instead of ids, yuan instead of fen, ISO dates. What a model or a tool client may say is exactly this shape; what only the built-in reader knows
/// (confidence, evidence, candidates) is not part of it.</summary>
public static class RequestJson
{
    private static readonly HashSet<string> Hidden = ["skill", "confidence", "evidence", "words:Note", "wasOpen", "position", "checkIn", "defaults", "unread", "isDenied", "said:ManageOpportunity", "said:DraftMessage", "noChoice", "naming", "moves:ManageOpportunity", "customers:NextActions", "isFollowUp", "isDueInItsWeek", "isOnBareWeekday", "moreItems", "beside"];

    /// <summary>How arguments are read and written. Unknown or doubled members are refused.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 32,
        Converters = { new NamedConverter(), new RecordRefConverter(), new AmountConverter(), new ValuesConverter(), new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Hide } },
    };

    /// <summary>The skills whose requests can be given as arguments, by their name in snake_case.</summary>
    public static IReadOnlyDictionary<string, Type> Types { get; } = new Dictionary<string, Type>
    {
        ["log_interaction"] = typeof(LogInteraction),
        ["next_actions"] = typeof(NextActions),
        ["pipeline_query"] = typeof(PipelineQuery),
        ["performance_report"] = typeof(PerformanceReport),
        ["customer_profile"] = typeof(CustomerProfile),
        ["manage_customer"] = typeof(ManageCustomer),
        ["manage_opportunity"] = typeof(ManageOpportunity),
        ["manage_task"] = typeof(ManageTask),
        ["manage_notices"] = typeof(ManageNotices),
        ["draft_message"] = typeof(DraftMessage),
        ["help"] = typeof(Help),
        ["out_of_scope"] = typeof(OutOfScope),
    };

    /// <summary>Reads arguments as they were given: names are not looked up yet (<see cref="RequestResolver"/> does).</summary>
    /// <exception cref="JsonException">They are not of the skill's shape; the message names the place.</exception>
    public static Request Read(string skill, JsonNode? arguments)
    {
        var type = Types.TryGetValue(skill, out var known) ? known : throw new JsonException($"There is no function '{skill}'.");
        var given = (arguments as JsonObject ?? throw new JsonException("The arguments must be a JSON object.")).DeepClone();
        DropEmpty(given);
        return (Request?)given.Deserialize(type, Options) ?? throw new JsonException("The arguments must be a JSON object.");
    }

    /// <summary>The arguments that read back as <paramref name="request"/>; <paramref name="nameOf"/> gives a record's name, null for one that is not visible.</summary>
    public static JsonObject Write(Request request, Func<Data.RecordKind, long, string?> nameOf)
    {
        ArgumentNullException.ThrowIfNull(request);
        var said = RequestNames.Said(request, nameOf);
        var node = (JsonObject)JsonSerializer.SerializeToNode(said, said.GetType(), Options)!;   // a request is an object
        DropEmpty(node);
        return node;
    }

    // Models write null and [] for what was not said; both mean "absent".
    private static void DropEmpty(JsonNode node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>())
            {
                DropEmpty(item);
            }

            return;
        }

        if (node is not JsonObject part)
        {
            return;
        }

        foreach (var (name, value) in part.ToList())
        {
            if (name == "changes")
            {
                continue;   // there, null means: empty the field
            }

            if (value is null || value is JsonArray { Count: 0 })
            {
                part.Remove(name);
            }
            else
            {
                DropEmpty(value);
            }
        }
    }

    private static void Hide(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var name = type.Properties[i].Name;
            if (Hidden.Contains(name) || Hidden.Contains($"{name}:{type.Type.Name}"))
            {
                type.Properties.RemoveAt(i);
            }
            else if (type.Properties[i].AssociatedParameter is { IsNullable: false, HasDefaultValue: false } parameter && Nullable.GetUnderlyingType(parameter.ParameterType) is null)
            {
                type.Properties[i].IsRequired = true;   // "not said" may be left out, what a record cannot do without may not
            }
        }
    }
}
