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
    public const string Message =
        "Model: Mode is BuiltIn, Cascade or Model; Cascade and Model need Endpoint (an absolute https address; http on this machine, or with AllowPlainHttp) and Name; TimeLimitSeconds is 0.1 to 60, AskBelow 0 to 1, "
        + "EarlierMessages 0 to 10, FailuresToOpen 1 to 5, Connections 1 to 64, TokensPerAnswer 64 to 8000; ResetSeconds, WritingSeconds (up to 300) and ResponseLimit must be positive, TokensPerUserAndDay not negative. See appsettings.json for the defaults.";

    public static bool Check(ModelSettings settings) =>
        Enum.IsDefined(settings.Mode)
        && (settings.Mode == ModelMode.BuiltIn || (IsAddress(settings) && !string.IsNullOrWhiteSpace(settings.Name)))
        && (string.IsNullOrWhiteSpace(settings.Endpoint) || IsAddress(settings))
        && (string.IsNullOrWhiteSpace(settings.SpeechName ?? settings.EmbeddingName) || IsAddress(settings))
        && settings is
        {
            TimeLimitSeconds: >= 0.1 and <= 60, AskBelow: >= 0 and <= 1, EarlierMessages: >= 0 and <= 10, FailuresToOpen: >= 1 and <= ModelSettings.MostFailures, Connections: >= 1 and <= 64,
            TokensPerAnswer: >= 64 and <= 8000, ResetSeconds: > 0, WritingSeconds: > 0 and <= 300, ResponseLimit: > 0, TokensPerUserAndDay: >= 0,
        };

    private static bool IsAddress(ModelSettings settings) =>
        Uri.TryCreate(settings.Endpoint, UriKind.Absolute, out var address) && address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (address.IsLoopback || settings.AllowPlainHttp)));
}
