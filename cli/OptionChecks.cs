using System.CommandLine;
using System.Globalization;

namespace ParticipatoryHub.Cli;

/// <summary>What an option's value must be, said in words before a command runs.</summary>
internal static class OptionChecks
{
    /// <summary>A whole number within bounds.</summary>
    public static T Whole<T>(this T option, int least, int most = int.MaxValue)
        where T : Option => option.Must(
            text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most,
            most == int.MaxValue ? $"takes a whole number of at least {least}" : $"takes a whole number from {least} to {most}");

    /// <summary>A value that passes a check.</summary>
    public static T Must<T>(this T option, Func<string, bool> holds, string otherwise)
        where T : Option
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !holds(token.Value)))
            {
                result.AddError($"{option.Name} {otherwise}.");
            }
        });
        return option;
    }
}
