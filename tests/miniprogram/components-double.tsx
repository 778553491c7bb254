import type { ReactNode } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode }
const plain =
  (Tag: 'div' | 'span' | 'img') =>
  ({ children, hoverClass: _hover, mode: _mode, ...rest }: Props) =>
    Tag === 'img' ? <img alt="" {...rest} /> : <Tag {...rest}>{children}</Tag>

/** Taro's components as the plain elements they become in a browser. */
export const View = plain('div')
export const Text = plain('span')
export const Image = plain('img')
