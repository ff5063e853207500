using SalesAssistant.Bot.Settings;

namespace SalesAssistant.Bot.Model;

/// <summary>Who reads what people say.</summary>
public enum ModelMode
{
    /// <summary>The built-in reader alone. Nothing leaves the process.</summary>
    BuiltIn,

    /// <summary>The model is asked where the built-in reader is unsure, asks back or declines.</summary>
    Cascade,

    /// <summary>The model is asked first; the built-in reader stands in when it fails.</summary>
    Model,
}

/// <summary>`Model` in appsettings.json: any endpoint that speaks OpenAI's protocol. Without an endpoint nothing changes.</summary>
public sealed class ModelSettings
{
    /// <summary>The model's time in all, the repair round included, unless set otherwise: with the turn around it, also on a busy machine, the person has an answer within 8 seconds.</summary>
    public const double DefaultTimeLimitSeconds = 7;

    /// <summary>Most failures in a row before the model is left alone for a while.</summary>
    public const int MostFailures = 5;

    /// <summary>How long it is left alone.</summary>
    public const double DefaultResetSeconds = 30;

    /// <summary>How long a text may take to be written once its first words are there.</summary>
    public const double DefaultWritingSeconds = 60;

    /// <summary>Bytes of one answer.</summary>
    public const int DefaultResponseLimit = 256 * 1024;

    public ModelMode Mode { get; set; } = ModelMode.BuiltIn;

    /// <summary>Base address, such as https://api.openai.com/v1; null = no model. Requests never go to another host.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Only from the environment (Model__Key), never from a file; null for endpoints that ask for none.</summary>
    public string? Key { get; set; }

    /// <summary>The chat model's name at the endpoint.</summary>
    public string? Name { get; set; }

    /// <summary>The embedding model's name; null = none.</summary>
    public string? EmbeddingName { get; set; }

    /// <summary>The transcription model's name; null = dictation by audio file is off.</summary>
    public string? SpeechName { get; set; }

    /// <summary>Plain http beyond this machine, for an endpoint in one's own network.</summary>
    public bool AllowPlainHttp { get; set; }

    public double TimeLimitSeconds { get; set; } = DefaultTimeLimitSeconds;

    /// <summary>Drafts and summaries: the first words come within TimeLimitSeconds, the last within this.</summary>
    public double WritingSeconds { get; set; } = DefaultWritingSeconds;

    /// <summary>`Cascade`: below this score of the built-in reader the model is asked, 0 to 1.</summary>
    public double AskBelow { get; set; } = 0.55;

    /// <summary>Tokens in and out that one person may use in a business day; 0 = no limit.</summary>
    public int TokensPerUserAndDay { get; set; } = 1_000_000;

    /// <summary>Tokens of one answer.</summary>
    public int TokensPerAnswer { get; set; } = 1500;

    /// <summary>Names, amounts, phone numbers and addresses leave as tokens and come back as words.</summary>
    public bool Masking { get; set; } = true;

    /// <summary>How many of the person's own earlier messages go along.</summary>
    public int EarlierMessages { get; set; } = 3;

    public int FailuresToOpen { get; set; } = MostFailures;

    public double ResetSeconds { get; set; } = DefaultResetSeconds;

    public int ResponseLimit { get; set; } = DefaultResponseLimit;

    /// <summary>Requests under way at once.</summary>
    public int Connections { get; set; } = 8;

    /// <summary>Whether people's words go to a model at all.</summary>
    public bool IsUsed => Mode != ModelMode.BuiltIn && !string.IsNullOrWhiteSpace(Endpoint);
}

/// <summary>What `Model` may be; checked at start, the message names the key.</summary>
internal static class ModelRules
{
    /// <summary>One readable line each.</summary>
    public static IReadOnlyList<string> FaultsOf(ModelSettings settings)
    {
        var hasEndpoint = !string.IsNullOrWhiteSpace(settings.Endpoint);
        var isAsked = settings.Mode != ModelMode.BuiltIn || !string.IsNullOrWhiteSpace(settings.SpeechName) || !string.IsNullOrWhiteSpace(settings.EmbeddingName);
        return new Faults()
            .When(!Enum.IsDefined(settings.Mode), "Model:Mode", $"is {settings.Mode}; it takes BuiltIn, Cascade or Model.")
            .When(isAsked && !hasEndpoint, "Model:Endpoint", "is empty; Mode Cascade and Model, SpeechName and EmbeddingName need the base address of an endpoint that speaks OpenAI's protocol, such as https://api.openai.com/v1.")
            .When(hasEndpoint && !IsAddress(settings), "Model:Endpoint", $"is '{settings.Endpoint}'; it takes an https address without a user name (http on this machine, or in one's own network with Model__AllowPlainHttp=true).")
            .When(hasEndpoint && settings.Endpoint!.TrimEnd('/').EndsWith("/completions", StringComparison.OrdinalIgnoreCase), "Model:Endpoint", $"is '{settings.Endpoint}'; it takes the base address, without /chat/completions.")   // has one
            .When(settings.Mode != ModelMode.BuiltIn && string.IsNullOrWhiteSpace(settings.Name), "Model:Name", "is empty; Mode Cascade and Model need the chat model's name at the endpoint.")
            .Outside("Model:TimeLimitSeconds", settings.TimeLimitSeconds, 0.1, 60)
            .Outside("Model:WritingSeconds", settings.WritingSeconds, 0.1, 300)
            .Outside("Model:AskBelow", settings.AskBelow, 0, 1)
            .Outside("Model:EarlierMessages", settings.EarlierMessages, 0, 10)
            .Outside("Model:FailuresToOpen", settings.FailuresToOpen, 1, ModelSettings.MostFailures)
            .Outside("Model:ResetSeconds", settings.ResetSeconds, 0.001, 86_400)
            .Outside("Model:Connections", settings.Connections, 1, 64)
            .Outside("Model:TokensPerAnswer", settings.TokensPerAnswer, 64, 8000)
            .Outside("Model:TokensPerUserAndDay", settings.TokensPerUserAndDay, 0, int.MaxValue)
            .Outside("Model:ResponseLimit", settings.ResponseLimit, 1, 16 * 1024 * 1024).Lines;
    }

    private static bool IsAddress(ModelSettings settings) =>
        Faults.IsAddress(settings.Endpoint) || (settings.AllowPlainHttp && Uri.TryCreate(settings.Endpoint, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Scheme == Uri.UriSchemeHttp);
}
