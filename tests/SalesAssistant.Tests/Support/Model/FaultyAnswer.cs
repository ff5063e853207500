using System.Text;
using Microsoft.AspNetCore.Http;

namespace SalesAssistant.Tests.Support.Model;

/// <summary>The ways in which an endpoint fails.</summary>
internal enum ModelFault
{
    None,
    Refuse,
    Hang,
    ByteByByte,
    TooManyRequests,
    ServerError,
    UnavailableHtml,
    CutJson,
    BadUtf8,
    WrongSchema,
    UnknownTool,
    HugeBody,
    EndlessBody,
    EmptyBody,
    Redirect,
    SlowFirstByte,
    WrongModel,
    DuplicatedChunks,
    Unauthorized,
}

/// <summary>Writes a failing answer.</summary>
internal static class FaultyAnswer
{
    /// <summary>False when the answer is still to be written.</summary>
    public static async Task<bool> WriteAsync(ModelFault fault, HttpContext http)
    {
        var response = http.Response;
        switch (fault)
        {
            case ModelFault.Refuse:
                http.Abort();
                return true;
            case ModelFault.Hang or ModelFault.SlowFirstByte:
                await UntilLeftAsync(http);
                return true;
            case ModelFault.ByteByByte:
                await DripAsync(http);
                return true;
            case ModelFault.TooManyRequests:
                response.Headers.RetryAfter = "1";
                return await TextAsync(response, 429, """{"error":{"message":"slow down","type":"rate_limit"}}""");
            case ModelFault.ServerError:
                return await TextAsync(response, 500, """{"error":{"message":"boom"}}""");
            case ModelFault.UnavailableHtml:
                return await TextAsync(response, 503, "<html><body>Service unavailable</body></html>", "text/html");
            case ModelFault.CutJson:
                return await TextAsync(response, 200, FakeModel.Completion(new ModelCall("help", [])).ToJsonString()[..120]);
            case ModelFault.BadUtf8:
                response.ContentType = "application/json";
                await response.Body.WriteAsync((byte[])[0x7b, 0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]);
                return true;
            case ModelFault.HugeBody:
                return await TextAsync(response, 200, "{\"id\":\"" + new string('x', 10 * 1024 * 1024) + "\"}");
            case ModelFault.EndlessBody:
                await EndlessAsync(http);
                return true;
            case ModelFault.EmptyBody:
                return true;
            case ModelFault.Redirect:
                response.StatusCode = 307;
                response.Headers.Location = "http://127.0.0.2:9/v1/chat/completions";
                return true;
            case ModelFault.WrongModel:
                return await TextAsync(response, 404, """{"error":{"message":"The model does not exist","code":"model_not_found"}}""");
            case ModelFault.DuplicatedChunks:
                var one = FakeModel.Completion(new ModelCall("help", [])).ToJsonString();
                return http.Request.Headers.Accept.ToString().Contains("event-stream", StringComparison.Ordinal) ? false : await TextAsync(response, 200, one + one);
            case ModelFault.Unauthorized:
                return await TextAsync(response, 401, """{"error":{"message":"Incorrect API key"}}""");
            default:
                return false;
        }
    }

    private static async Task<bool> TextAsync(HttpResponse response, int status, string text, string type = "application/json")
    {
        (response.StatusCode, response.ContentType) = (status, type);
        await response.WriteAsync(text);
        return true;
    }

    private static async Task UntilLeftAsync(HttpContext http)
    {
        var left = new TaskCompletionSource();
        await using var _ = http.RequestAborted.Register(left.SetResult);
        await left.Task;
    }

    private static async Task DripAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        try
        {
            foreach (var letter in Encoding.UTF8.GetBytes(FakeModel.Completion(new ModelCall("help", [])).ToJsonString()))
            {
                await http.Response.Body.WriteAsync((byte[])[letter], http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                await Task.Delay(1000, http.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The caller left, as it should.
        }
    }

    private static async Task EndlessAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        var block = Encoding.ASCII.GetBytes("{\"id\":\"" + new string('y', 8192));
        try
        {
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.Body.WriteAsync(block, http.RequestAborted);
            }
        }
        catch (Exception left) when (left is OperationCanceledException or IOException)
        {
            // The caller left, as it should.
        }
    }
}
