using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Options;

namespace SalesAssistant.Bot.Dictation;

/// <summary>amr → wav by ffmpeg: from pipe to pipe, one forced format, nothing but the pipe may be opened.</summary>
internal sealed class SoundConverter(IOptions<DictationSettings> settings)
{
    // Two bytes a sample, 16,000 a second.
    private const int BytesPerSecond = 32_000;

    /// <summary>The wav; null when the converter is not installed.</summary>
    /// <exception cref="InvalidDataException">It is no sound that can be converted.</exception>
    public async Task<byte[]?> ToWavAsync(ReadOnlyMemory<byte> amr, CancellationToken cancellationToken)
    {
        using var process = Start();
        if (process is null)
        {
            return null;
        }

        try
        {
            var reading = ReadAsync(process.StandardOutput.BaseStream, cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            try
            {
                await process.StandardInput.BaseStream.WriteAsync(amr, cancellationToken);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It stopped reading: its exit code says why.
            }

            var wav = await reading;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 && wav.Length > 44 ? wav : throw new InvalidDataException($"The converter ended with {process.ExitCode}: {(await errors).Trim()}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private Process? Start()
    {
        var start = new ProcessStartInfo(settings.Value.Converter) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in (string[])["-hide_banner", "-loglevel", "error", "-protocol_whitelist", "pipe", "-f", "amr", "-i", "pipe:0", "-t", settings.Value.SecondsLimit.ToString(CultureInfo.InvariantCulture), "-ac", "1", "-ar", "16000", "-f", "wav", "pipe:1"])
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;   // not installed
        }
    }

    private async Task<byte[]> ReadAsync(Stream output, CancellationToken cancellationToken)
    {
        var limit = (settings.Value.SecondsLimit + 1) * BytesPerSecond;
        using var wav = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int count; (count = await output.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            wav.Write(buffer, 0, count);
            if (wav.Length > limit)
            {
                throw new InvalidDataException("The converter gave more sound than there can be.");
            }
        }

        return wav.ToArray();
    }
}
