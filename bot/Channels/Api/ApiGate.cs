using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;
using SalesAssistant.Bot.SignIn;

namespace SalesAssistant.Bot.Channels.Api;

/// <summary>Lets a request in by its key, as fast as that key may ask.</summary>
internal sealed class ApiGate(IAccounts accounts, IOptions<ApiSettings> settings, TimeProvider clock)
{
    private const string Scheme = "Bearer ";
    private readonly ConcurrentDictionary<long, KeyBudget> _budgets = new();

    /// <summary>The owner of the request's key, or the refusal.</summary>
    public async ValueTask<(KeyOwner? Owner, Fault? Fault)> EnterAsync(HttpContext http)
    {
        if (!TryReadKey(http.Request, out var key) || await accounts.FindByKeyAsync(key, http.RequestAborted) is not { } owner)
        {
            return (null, Fault.Unauthorized);
        }

        if (!_budgets.TryGetValue(owner.KeyId, out var budget))
        {
            budget = _budgets.GetOrAdd(owner.KeyId, new KeyBudget(settings.Value.RequestsPerSecond, settings.Value.Burst, clock));
        }

        if (budget.TryTake(out var seconds))
        {
            return (owner, null);
        }

        http.Response.Headers.RetryAfter = seconds.ToString();
        return (null, Fault.TooMany);
    }

    private static bool TryReadKey(HttpRequest request, [NotNullWhen(true)] out string? key)
    {
        var header = request.Headers.Authorization;
        key = header.Count == 1 && header[0] is { Length: > 7 and <= 300 } value && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..] : null;
        return key is not null;
    }
}
