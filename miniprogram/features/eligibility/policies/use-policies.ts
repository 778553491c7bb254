import { cloud } from '../../../cloud/client'
import { useQuery } from '../../../cloud/use-query'

/** The whole toolbox: filters and words are tried on the screen. */
export const usePolicyRows = () => useQuery(() => cloud.eligibility.listPolicies({}), [])

export const usePolicy = (policyId: string, version?: number) =>
  useQuery(() => cloud.eligibility.getPolicy({ policyId, version }), [policyId, version])

export const useExamples = (policyId: string) => useQuery(() => cloud.eligibility.tryPolicy({ policyId }), [policyId])

export const useComparison = (policyId: string, before: number, after: number) =>
  useQuery(() => cloud.eligibility.comparePolicyVersions({ policyId, before, after }), [policyId, before, after])

export const useParameters = () => useQuery(() => cloud.eligibility.listParameters({}), [])

export const useCoverage = () => useQuery(() => cloud.eligibility.getCoverage({}), [])
