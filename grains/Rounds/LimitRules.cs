using ParticipatoryHub.Counting;

namespace ParticipatoryHub.Rounds;

/// <summary>Whether some ballot can meet a round's limits, and whether they belong to its method.</summary>
internal static class LimitRules
{
    public static void Check(RoundSetup setup, List<Refused> wrong)
    {
        var before = wrong.Count;
        CheckSigns(setup.Limits, wrong);
        CheckKind(setup, wrong);
        if (wrong.Count == before)
        {
            CheckLengths(setup, wrong);
            CheckCosts(setup, wrong);
            CheckPoints(setup.Limits, wrong);
        }
    }

    private static void CheckSigns(BallotLimits limits, List<Refused> wrong)
    {
        if (limits.MinLength < 0 || limits.MaxLength < 1)
        {
            wrong.Add(new("length-unfit", "The fewest projects must be nothing or more, the most at least one.", "limits.maxLength"));
        }

        long?[] amounts = [limits.MinTotalCost, limits.MaxTotalCost, limits.MinPoints, limits.MaxPoints, limits.MinTotalPoints, limits.MaxTotalPoints, limits.DefaultScore];
        if (amounts.Any(amount => amount is < 0 or > RoundSetupRules.MostMoney))
        {
            wrong.Add(new("limit-unfit", "Limits of money and points must be nothing or more, and not beyond all reason.", "limits"));
        }
    }

    private static void CheckKind(RoundSetup setup, List<Refused> wrong)
    {
        var limits = setup.Limits;
        var points = limits.MinPoints ?? limits.MaxPoints ?? limits.MinTotalPoints ?? limits.MaxTotalPoints;
        switch (setup.Method)
        {
            case VotingMethod.Approval or VotingMethod.Knapsack or VotingMethod.Ordinal when points is not null:
                wrong.Add(new("points-not-for-method", "Limits of points belong to cumulative and scoring votes only.", "limits.maxPoints"));
                break;
            case VotingMethod.Cumulative when limits.MaxTotalPoints is null or 0:
                wrong.Add(new("points-missing", "Say how many points each voter has to give.", "limits.maxTotalPoints"));
                break;
            case VotingMethod.Scoring when limits.MaxPoints is null or 0:
                wrong.Add(new("range-missing", "Say what the highest score is.", "limits.maxPoints"));
                break;
        }

        if (limits.DefaultScore is not null && setup.Method != VotingMethod.Scoring)
        {
            wrong.Add(new("default-score-not-for-method", "A default score belongs to scoring votes only.", "limits.defaultScore"));
        }
    }

    private static void CheckLengths(RoundSetup setup, List<Refused> wrong)
    {
        var onBallot = setup.Projects.Count(project => !project.Withdrawn);
        InOrder("limits.maxLength", "projects on a ballot", setup.Limits.MinLength, setup.Limits.MaxLength, wrong);
        if (onBallot > 0 && (setup.Limits.MaxLength > onBallot || setup.Limits.MinLength > onBallot))
        {
            wrong.Add(new("length-beyond-projects", $"A ballot cannot name more projects than there are; there are {onBallot}.", "limits.maxLength"));
        }
    }

    private static void CheckCosts(RoundSetup setup, List<Refused> wrong)
    {
        var limits = setup.Limits;
        InOrder("limits.maxTotalCost", "total cost", limits.MinTotalCost, limits.MaxTotalCost, wrong);
        if (setup.Method == VotingMethod.Knapsack && limits.MaxTotalCost > setup.Budget.Pence)
        {
            wrong.Add(new("knapsack-beyond-budget", "In a knapsack vote a ballot may cost no more than the budget; for a greater limit choose approval.", "limits.maxTotalCost"));
        }

        var onBallot = setup.Projects.Where(project => !project.Withdrawn).Select(project => project.Cost.Pence).Where(cost => cost >= 0).ToArray();
        var most = limits.MaxTotalCost ?? (setup.Method == VotingMethod.Knapsack ? setup.Budget.Pence : null);
        var cheapest = onBallot.Order().Take((int)Math.Max(limits.MinLength ?? 1, 1)).Aggregate(Int128.Zero, (sum, cost) => sum + cost);
        if (onBallot.Length > 0 && cheapest > most)
        {
            wrong.Add(new("cost-not-reachable", "No ballot can keep to the greatest total cost: even the cheapest projects cost more.", "limits.maxTotalCost"));
        }

        if (onBallot.Length > 0 && onBallot.OrderDescending().Take((int)(limits.MaxLength ?? onBallot.Length)).Aggregate(Int128.Zero, (sum, cost) => sum + cost) < limits.MinTotalCost)
        {
            wrong.Add(new("cost-not-reachable", "No ballot can reach the least total cost: even the dearest projects cost less.", "limits.minTotalCost"));
        }
    }

    private static void CheckPoints(BallotLimits limits, List<Refused> wrong)
    {
        InOrder("limits.maxPoints", "points for one project", limits.MinPoints, limits.MaxPoints, wrong);
        InOrder("limits.maxTotalPoints", "points in all", limits.MinTotalPoints, limits.MaxTotalPoints, wrong);
        if ((Int128)(limits.MinPoints ?? 0) * Math.Max(limits.MinLength ?? 1, 1) > limits.MaxTotalPoints)
        {
            wrong.Add(new("points-not-reachable", "There are not enough points for the fewest projects at the fewest points each.", "limits.minPoints"));
        }

        if (limits.MaxPoints is { } each && limits.MaxLength is { } number && (Int128)each * number < limits.MinTotalPoints)
        {
            wrong.Add(new("points-not-reachable", "The most projects at the most points each do not reach the fewest points in all.", "limits.minTotalPoints"));
        }
    }

    private static void InOrder(string field, string what, long? least, long? most, List<Refused> wrong)
    {
        if (least > most)
        {
            wrong.Add(new("limits-order", $"The least {what} ({least:N0}) is more than the most ({most:N0}).", field));
        }
    }
}
