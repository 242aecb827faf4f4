using System.Globalization;

namespace ParticipatoryHub.Cli.Service;

/// <summary>What a process has cost so far, as Linux tells under /proc; all zero elsewhere.</summary>
/// <param name="Cpu">Processor time of the process and of the children it has or had.</param>
/// <param name="PeakMegabytes">The most memory that was ever resident, in MB.</param>
internal readonly record struct ProcessCost(TimeSpan Cpu, double PeakMegabytes)
{
    private const double TicksPerSecond = 100;

    /// <summary>Reads the cost of a process, with its children's processor time.</summary>
    public static ProcessCost Of(int id)
    {
        if (!File.Exists($"/proc/{id}/stat"))
        {
            return default;
        }

        var ticks = Ticks(Stat(id), own: true, children: true);
        foreach (var child in Children(id))
        {
            ticks += Ticks(Stat(child), own: true, children: false);
        }

        return new ProcessCost(TimeSpan.FromSeconds(ticks / TicksPerSecond), PeakResident(id));
    }

    private static IEnumerable<int> Children(int id) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : 0)
        .Where(process => process > 0 && Stat(process) is { Length: > 1 } fields && fields[1] == id.ToString(CultureInfo.InvariantCulture));

    /// <summary>The fields after the program's name, which may itself hold blanks: state, parent, …</summary>
    private static string[] Stat(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static long Ticks(string[] fields, bool own, bool children) => fields.Length < 15
        ? 0
        : (own ? Number(fields[11]) + Number(fields[12]) : 0) + (children ? Number(fields[13]) + Number(fields[14]) : 0);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static double PeakResident(int id)
    {
        var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(status => status.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? 0 : Number(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim()) / 1024d;
    }
}
