using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.Model.Prompts;
using SalesAssistant.Bot.Model.Tools;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Arguments;
using SalesAssistant.Skills.Language.Routing;

namespace SalesAssistant.Bot.Model;

/// <summary>A second opinion on what a message asks for.</summary>
internal interface ISecondReader
{
    /// <summary>The request to go on with, and what to tell the person about it.</summary>
    Task<SecondReading> ReadAsync(TurnWords turn, Understood builtIn, CancellationToken cancellationToken);
}

/// <summary>What came of it.</summary>
/// <param name="Request">The model's request, or the built-in one.</param>
/// <param name="Why">For "why do you think so".</param>
/// <param name="Notice">Key of a text for the person; null = nothing to say.</param>
internal sealed record SecondReading(Request Request, Decision Why, string? Notice = null);

/// <summary>No model: the built-in reading stands.</summary>
internal sealed class BuiltInAlone : ISecondReader
{
    public Task<SecondReading> ReadAsync(TurnWords turn, Understood builtIn, CancellationToken cancellationToken) => Task.FromResult(new SecondReading(builtIn.Request, builtIn.Why));
}

/// <summary>Asks the model for one function call and turns it into a request, with one round to mend it. Where that fails, the built-in reading stands, and the person is told if that may make a difference.</summary>
internal sealed partial class ModelReader(ModelDesk desk, SkillTools tools, TurnPrompt prompt, EarlierWords earlier, IOptions<ModelSettings> settings, ILogger<ModelReader> log) : ISecondReader
{
    private const double Sureness = 0.9;

    public async Task<SecondReading> ReadAsync(TurnWords turn, Understood builtIn, CancellationToken cancellationToken)
    {
        var doubt = Doubt.Of(builtIn, settings.Value.AskBelow);
        if (settings.Value.Mode == ModelMode.Cascade && doubt is null)
        {
            return new SecondReading(builtIn.Request, builtIn.Why);
        }

        try
        {
            var known = turn with { Earlier = await earlier.LoadAsync(turn.Message, settings.Value.EarlierMessages, cancellationToken) };
            var request = await desk.RunAsync(turn.Reading.Caller.UserId, (ask, _) => AskAsync(known, ask), cancellationToken);
            Activity.Current?.SetTag("model.name", settings.Value.Name).SetTag("model.prompt", prompt.Version);
            LogRead(log, settings.Value.Name, prompt.Version, request.Skill);
            return new SecondReading(request with { Confidence = Sureness }, new Decision("model", request.Skill, Sureness, builtIn.Request.Skill, builtIn.Score));
        }
        catch (ModelFailureException failure)
        {
            // Sure of itself, the built-in reader would have said the same: nothing to tell.
            return new SecondReading(builtIn.Request, builtIn.Why, doubt is null ? null : failure.Reason == "budget" ? "model.budget" : "model.fell_back");
        }
    }

    private async Task<Request> AskAsync(TurnWords turn, ModelDesk.Ask ask)
    {
        var (messages, mask) = prompt.Make(turn, settings.Value.Masking);
        var options = new ChatOptions { Tools = [.. tools.Declarations], ToolMode = ChatToolMode.RequireAny, Temperature = 0, MaxOutputTokens = settings.Value.TokensPerAnswer };
        var call = Call(await ask(messages, options));
        try
        {
            return Read(call, turn, mask);
        }
        catch (ArgumentsRefusedException refused)
        {
            var again = Call(await ask([.. messages, .. prompt.Repair(call, [.. refused.Faults.Select(mask.HideAgain)])], options));
            try
            {
                return Read(again, turn, mask);
            }
            catch (ArgumentsRefusedException twice)
            {
                throw new ModelFailureException("refused", string.Create(CultureInfo.InvariantCulture, $"{twice.Faults.Count} faults after the repair round"), twice);
            }
        }
    }

    private Request Read(FunctionCallContent call, TurnWords turn, WordMask mask)
    {
        var given = JsonSerializer.SerializeToNode(call.Arguments ?? new Dictionary<string, object?>(), RequestJson.Options) as JsonObject;
        var request = tools.Read(call.Name, mask.Show(given), new ArgumentContext(turn.Utterance, turn.Reading, turn.Earlier));
        return request is OutOfScope { Reason: "not_understood" } ? throw new ModelFailureException("silent", "the model did not understand either") : request;
    }

    // One message, one request: what a model calls besides is not done.
    private static FunctionCallContent Call(ChatResponse response) =>
        response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().FirstOrDefault() ?? throw new ModelFailureException("silent", "the answer holds no call");

    [LoggerMessage(Level = LogLevel.Information, Message = "Read by {Model} with the prompts {Prompts}: {Skill}")]
    private static partial void LogRead(ILogger logger, string? model, string prompts, string skill);
}
