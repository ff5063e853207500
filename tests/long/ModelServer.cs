using System.CommandLine;
using SalesAssistant.Tests.Support.Model;

namespace SalesAssistant.Long;

/// <summary>`model-server`: the fake endpoint of the tests, answering from recorded calls until it is stopped.</summary>
internal static class ModelServer
{
    public static Command Create()
    {
        var replay = new Option<string>("--replay") { Required = true, Description = "Lines of `cases --record-model`." };
        var port = new Option<int>("--port") { Description = "0 = any." };
        var command = new Command("model-server", "An OpenAI-compatible endpoint on 127.0.0.1 that replays recorded calls; prints its address.") { replay, port };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var calls = ModelReplay.Load(parsed.GetValue(replay)!);   // a required option
            await using var server = await FakeModel.StartAsync(calls.Answer, parsed.GetValue(port));
            Console.WriteLine(server.Endpoint);
            var stopped = new TaskCompletionSource();
            await using (cancellationToken.Register(stopped.SetResult))
            {
                await stopped.Task;
            }

            Console.WriteLine($"{calls.Count} recorded, {server.Calls} asked, {calls.Missed} not found");
            return 0;
        });
        return command;
    }
}
