using Microsoft.AspNetCore.DataProtection;

namespace ParticipatoryHub.Web.Hosting;

/// <summary>The keys that seal cookies, forms, round keys and code sheets; kept outside the database.</summary>
internal static class KeyRingSetup
{
    /// <summary>In {Data}/keys/ring, with a fixed application name so that every node and every version reads the same.</summary>
    public static void AddKeyRing(this WebApplicationBuilder builder)
    {
        var folder = Path.Combine(HubOptions.From(builder.Configuration).Data, "keys", "ring");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddDataProtection().SetApplicationName("ParticipatoryHub").PersistKeysToFileSystem(new DirectoryInfo(folder));
    }
}
