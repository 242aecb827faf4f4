namespace ParticipatoryHub.Web.Hosting;

/// <summary>Files that only the service's own user may read.</summary>
internal static class PrivateFile
{
    /// <summary>Writes the file whole, in place of an earlier one; on disk when it returns.</summary>
    public static async Task Write(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var unfinished = path + ".new";
        File.Delete(unfinished);
        await using (var stream = new FileStream(unfinished, options))
        {
            await stream.WriteAsync(content, cancel);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
